import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaFiles } from './media-files.ts';

/** Keeps files in `folder`, readable by this user alone. `onStep` is called before every step, for tests that crash there. */
export function keepFilesOnDisk(folder: string, onStep: () => void = () => undefined): MediaFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    write: (name, bytes) => {
      onStep();
      const file = openSync(join(folder, name), 'wx', 0o600);
      try {
        for (let written = 0; written < bytes.length; ) {
          onStep();
          written += writeSync(file, bytes, written);
        }
        // The row with the key is written next: it must not promise a file that a power cut can take back.
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
    read: (name) => {
      try {
        return readFileSync(join(folder, name));
      } catch (failure) {
        if (isMissing(failure)) return null;
        throw failure;
      }
    },
    remove: (name) => {
      onStep();
      try {
        rmSync(join(folder, name), { force: true });
        return true;
      } catch {
        // Windows: somebody (a virus scanner) has it open. Without its key it is noise; the next purge tries again.
        return false;
      }
    },
    list: () => readdirSync(folder),
  };
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
}
