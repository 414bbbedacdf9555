import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redacted } from '../../shared/kernel/redacted.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** Name of the file in the data folder that holds the operator's token. Who can read it may administer the relay. */
export const operatorTokenFile = 'operator-token';

export type DataFolder = {
  /** Random id of this folder, made once. */
  readonly instance: string;
  readonly operatorToken: Redacted;
};

/**
 * Makes the relay's folder ready: only its owner may enter, and it has an instance id and an operator token. Both are made at first start.
 *
 * @param random gives bytes from a cryptographic source.
 * @returns one line for the operator when the folder cannot be used.
 */
export async function prepareDataFolder(folder: string, random: (count: number) => Uint8Array): Promise<Result<DataFolder, string>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const instance = await readOrMake(join(folder, 'instance'), () => Buffer.from(random(16)).toString('hex'));
    const token = await readOrMake(join(folder, operatorTokenFile), () => Buffer.from(random(32)).toString('base64url'));
    return succeed({ instance, operatorToken: new Redacted(token) });
  } catch (error) {
    return fail(`Cannot use the data folder ${folder}: ${reasonOf(error)}.`);
  }
}

async function readOrMake(path: string, make: () => string): Promise<string> {
  const present = await readIfThere(path);
  if (present !== null) {
    // A backup or a copy may have widened it.
    await chmod(path, 0o600);
    return present;
  }
  // Written aside and linked into place: a crash leaves no half file, and of two processes that start together both end with the same text.
  const aside = `${path}.${process.pid}.new`;
  await writeFile(aside, `${make()}\n`, { mode: 0o600, flush: true });
  try {
    await link(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(aside);
  }
  const made = await readIfThere(path);
  if (made === null) throw new Error('The file is empty');
  return made;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    if (text === '') await unlink(path);
    return text === '' ? null : text;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  // What making a folder on a read-only disk answers.
  ENOENT: 'it cannot be made (is the disk read-only?)',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
  EISDIR: 'a file in it is a folder',
};

function reasonOf(error: unknown): string {
  return words[codeOf(error)] ?? `it cannot be read or written (${codeOf(error) || 'unknown reason'})`;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
