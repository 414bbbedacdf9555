import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloads that must survive `npm ci` live. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CACHE_HOME'];
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'deskline');
}

/** Bytes of all files below a folder; files that vanish meanwhile count as nothing. */
export function folderBytes(folder: string): number {
  let sum = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      try {
        sum += statSync(join(entry.parentPath, entry.name)).size;
      } catch {
        // Moved away between listing and asking: a download that is being written does that.
      }
    }
  } catch {
    return sum;
  }
  return sum;
}

/** '43 MB': what a person compares with the size of a download. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
