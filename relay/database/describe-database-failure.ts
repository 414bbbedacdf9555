import { FolderLocked } from './lock-folder.ts';

/** Words for what operators meet. Keys: codes of the operating system and of PostgreSQL (appendix 'Error codes'), by prefix. */
const serverWords: readonly (readonly [code: string, words: string])[] = [
  ['ECONNREFUSED', 'nothing answers at the host and port of RELAY_DATABASE_URL'],
  ['ENOTFOUND', 'the host of RELAY_DATABASE_URL is unknown'],
  ['EAI_AGAIN', 'the host of RELAY_DATABASE_URL could not be looked up'],
  ['ETIMEDOUT', 'the host of RELAY_DATABASE_URL does not answer'],
  ['ENOENT', 'the socket named in RELAY_DATABASE_URL does not exist'],
  ['3D000', 'the database named in RELAY_DATABASE_URL does not exist'],
  ['28', 'the server refuses the user or the password of RELAY_DATABASE_URL'],
  ['42501', 'the user of RELAY_DATABASE_URL may not create tables'],
  ['53100', 'the disk of the database server is full'],
  ['53300', 'the database server has no free connection'],
  ['57P', 'the database server is starting or stopping'],
];

const folderWords: readonly (readonly [code: string, words: string])[] = [
  ['EACCES', 'it may not be written to'],
  ['EPERM', 'it may not be written to'],
  ['EROFS', 'it is on a read-only disk'],
  ['ENOTDIR', 'a part of the path is a file'],
  ['EEXIST', 'it is a file'],
  ['ENOSPC', 'the disk is full'],
  ['53100', 'the disk is full'],
];

/**
 * Turns whatever a driver threw into one line for the operator. The driver's own text is never used: it may hold an address, a name or a value.
 *
 * @param folder the folder of the embedded database; null for a server.
 */
export function describeDatabaseFailure(error: unknown, folder: string | null): string {
  if (folder === null) return `Cannot use the database: ${lookUp(serverWords, codeOf(error)) ?? 'the server refused (check RELAY_DATABASE_URL)'}.`;
  if (error instanceof FolderLocked) return `Another relay is using ${folder}. Stop it, or give this one another RELAY_DATA_DIR.`;
  const known = lookUp(folderWords, codeOf(error));
  if (known !== null) return `Cannot open the database folder ${folder}: ${known}.`;
  return `Cannot open the database folder ${folder}: it is damaged, or not a database of the relay. Restore it from a backup, or move it away to start empty.`;
}

function lookUp(words: readonly (readonly [string, string])[], code: string): string | null {
  return words.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses of one host were tried: the first failure stands for all.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if ('cause' in error) return codeOf(error.cause);
  // The embedded engine's file system reports by number alone.
  if ('errno' in error && error.errno === 51) return 'ENOSPC';
  if (error instanceof Error && /timeout|timed out/i.test(error.message)) return 'ETIMEDOUT';
  return '';
}
