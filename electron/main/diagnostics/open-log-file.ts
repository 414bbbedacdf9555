import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const largestFileBytes = 2_000_000;

/**
 * Opens the log file of a profile, `logs/main.log`, with one older file beside it; together they stay below 4 MB.
 *
 * Lines are written at once, so that the last one before a crash is there. A disk that does not take a line costs that line and nothing else.
 */
export function openLogFile(profileFolder: string): (line: string) => void {
  const folder = join(profileFolder, 'logs');
  const file = join(folder, 'main.log');
  let size = 0;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    size = existsSync(file) ? statSync(file).size : 0;
  } catch {
    return () => undefined;
  }
  return (line) => {
    try {
      if (size > largestFileBytes) {
        renameSync(file, join(folder, 'main.old.log'));
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      // A full disk must not take the application with it.
    }
  };
}
