import type { Instant } from '../../../shared/kernel/time.ts';
import type { WriteDatabase } from '../database/database.ts';
import { readMeta, storeMeta } from './meta-values.ts';

/**
 * When this cache began, noted the first time that somebody asks: what is much older than the cache itself is history, not news.
 *
 * Not the moment of its making: then only this computer's clock is known, and if that one is days ahead, everything that arrives would count as history.
 */
export function cacheBirth(database: WriteDatabase, now: Instant): Instant {
  const known = readMeta(database, 'born-at');
  if (known !== null) return known;
  storeMeta(database, 'born-at', now);
  return now;
}
