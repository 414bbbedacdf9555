import type { Cache } from './cache.ts';
import { sweepDoomedFiles } from './media/sweep-files.ts';

/** How often the log is tried before a purge says that it could not finish. */
const truncateAttempts = 5;

/** Empties the write-ahead log, in which a removed row would otherwise lie on. False when somebody still reads it. */
export function truncateLog(cache: Cache): boolean {
  for (let attempt = 0; attempt < truncateAttempts; attempt += 1) {
    if (cache.database.truncateLog()) return true;
  }
  return false;
}

/** What follows a transaction that removed content: its files leave the disk and the log is emptied. Safe to repeat; a purge does it again. */
export function removeTraces(cache: Cache): void {
  sweepDoomedFiles(cache);
  truncateLog(cache);
}
