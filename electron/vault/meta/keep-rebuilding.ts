import type { ReadDatabase, WriteDatabase } from '../database/database.ts';
import type { Rebuilding, RebuildReason } from '../vault-contract.ts';
import { readMeta, removeMeta, storeMeta } from './meta-values.ts';

/** Stored by place: append only. */
const reasons: readonly RebuildReason[] = ['wrong-key', 'corrupt', 'from-the-future'];

/** Null when this cache was not rebuilt, or all of it is here again. */
export function readRebuilding(database: ReadDatabase): Rebuilding | null {
  const reason = reasons[readMeta(database, 'rebuilding-why') ?? -1];
  const since = readMeta(database, 'rebuilding-since');
  const readBefore = readMeta(database, 'rebuilding-read-before');
  return reason === undefined || since === null || readBefore === null ? null : { reason, since, readBefore };
}

export function storeRebuilding(database: WriteDatabase, rebuilding: Rebuilding): void {
  storeMeta(database, 'rebuilding-why', reasons.indexOf(rebuilding.reason));
  storeMeta(database, 'rebuilding-since', rebuilding.since);
  storeMeta(database, 'rebuilding-read-before', rebuilding.readBefore);
}

export function endRebuilding(database: WriteDatabase): void {
  for (const key of ['rebuilding-why', 'rebuilding-since', 'rebuilding-read-before'] as const) removeMeta(database, key);
}
