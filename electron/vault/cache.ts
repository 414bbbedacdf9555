import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from './database/database.ts';
import type { MediaFiles } from './media-files/media-files.ts';

/** The open cache: its database, its files, and when it was made (what is much older than the cache itself is history, not news). */
export type Cache = {
  readonly database: Database;
  readonly files: MediaFiles;
  readonly bornAt: Instant;
};
