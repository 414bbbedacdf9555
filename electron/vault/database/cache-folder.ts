import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names inside the folder of a cache. */
const databaseFile = 'cache.db';
const mediaFolder = 'media';
const rebuildMarkFile = 'rebuild.json';

export type CachePaths = { readonly database: string; readonly media: string; readonly rebuildMark: string };

export function pathsIn(folder: string): CachePaths {
  return { database: join(folder, databaseFile), media: join(folder, mediaFolder), rebuildMark: join(folder, rebuildMarkFile) };
}

/** Makes the folder, or takes it over, for this user alone. */
export function prepareCacheFolder(folder: string): CachePaths {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Also when it was there before. Windows keeps its own rules for profiles.
  if (process.platform !== 'win32') chmodSync(folder, 0o700);
  return pathsIn(folder);
}

/** Deletes a closed cache. The database goes first: it holds the keys of the files, which are noise from then on. Repeating it is fine. */
export function deleteCache(folder: string): void {
  const { database, media } = pathsIn(folder);
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(database + suffix, { force: true });
  rmSync(media, { recursive: true, force: true });
}
