import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process (or another relay of this process) holds the folder. */
export class FolderLocked extends Error {
  constructor() {
    super('The folder is in use');
  }
}

/** SQLite's result code for 'somebody else holds the lock'. */
const busy = 5;

/**
 * Takes a folder for this process alone.
 *
 * The lock is one of the operating system, held through SQLite's file locking (the portable one that Node carries): it goes away with the process
 * however that ends, so there is no stale lock to judge and no process id that somebody else may have by now.
 *
 * @returns a function that lets go.
 * @throws FolderLocked
 */
export function lockFolder(folder: string): () => void {
  const holder = new DatabaseSync(`${resolve(folder)}.lock`, { timeout: 0 });
  try {
    holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    if (isBusy(error)) throw new FolderLocked();
    throw error;
  }
  return () => {
    if (holder.isOpen) holder.close();
  };
}

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === busy;
}
