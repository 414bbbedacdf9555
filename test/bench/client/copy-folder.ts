import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';

/** Copies a folder that nobody uses at the moment, without the marks of who used it last. */
export function copyFolder(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, filter: (path) => !/\/(Singleton\w+|DevToolsActivePort|lock|\.lock)$/u.test(path) });
}
