import type { VaultError } from '../vault-contract.ts';
import { sqliteCodeOf } from './sqlite-driver.ts';

const kinds: readonly (readonly [string, VaultError['kind']])[] = [
  ['SQLITE_NOTADB', 'wrong-key'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
];

/**
 * Turns whatever was thrown into an answer. Only codes go into the detail: a driver's text may quote a value, a file system's text names a path.
 */
export function describeFailure(failure: unknown): VaultError {
  const code = sqliteCodeOf(failure) ?? systemCodeOf(failure);
  if (code === null) return { kind: 'unexpected', detail: failure instanceof Error ? failure.name : 'unknown' };
  const known = kinds.find(([start]) => code === start || code.startsWith(`${start}_`));
  return { kind: known?.[1] ?? 'unexpected', detail: code };
}

function systemCodeOf(failure: unknown): string | null {
  if (!(failure instanceof Error) || !('code' in failure)) return null;
  return typeof failure.code === 'string' && /^[A-Z_0-9]{2,60}$/.test(failure.code) ? failure.code : null;
}
