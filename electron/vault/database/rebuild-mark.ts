import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { instant } from '../../../shared/kernel/instant.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Rebuilding, RebuildReason } from '../vault-contract.ts';
import type { CachePaths } from './cache-folder.ts';

const mark = z.strictObject({ reason: z.enum(['wrong-key', 'corrupt', 'from-the-future']), since: instant, readBefore: instant });

/**
 * Notes beside a cache that is about to be deleted that the next one replaces it: a process that dies in between must not begin as if it had never run. One that
 * is there already stays: it knows when the first try began. Two times and a word, nothing of anybody's.
 */
export function leaveRebuildMark(paths: CachePaths, reason: RebuildReason, now: Instant): void {
  if (readRebuildMark(paths) !== null) return;
  const since = Math.floor(now);
  const rebuilding: Rebuilding = { reason, since, readBefore: Math.min(since, lastWrite(paths) ?? since) };
  writeFileSync(paths.rebuildMark, JSON.stringify(rebuilding), { mode: 0o600, flush: true });
}

/** Null when there is none, or it was only half written: then the cache it speaks of is still there. */
export function readRebuildMark(paths: CachePaths): Rebuilding | null {
  try {
    const read = mark.safeParse(JSON.parse(readFileSync(paths.rebuildMark, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function removeRebuildMark(paths: CachePaths): void {
  rmSync(paths.rebuildMark, { force: true });
}

// Whatever reached this computer was written then or before; what came later nobody can have read here.
function lastWrite(paths: CachePaths): Instant | null {
  const times = [paths.database, `${paths.database}-wal`].flatMap((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? []);
  return times.length === 0 ? null : Math.floor(Math.max(...times));
}
