import type { Result } from '../../../shared/kernel/result.ts';
import type { VaultError } from '../../vault/vault-contract.ts';

/** The value of a vault answer where a failure is nothing that the caller could do something about: it becomes an exception with its kind alone. */
export function valueOf<Value>(result: Result<Value, VaultError>): Value {
  if (result.ok) return result.value;
  throw Object.assign(new Error('The cache did not answer'), { code: result.error.kind });
}
