import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeVault } from '../../electron/vault/compose.ts';
import { randomBytes } from '../../electron/vault/media-files/file-cipher.ts';
import type { VaultSurroundings } from '../../electron/vault/surroundings.ts';
import type { VaultAnswer, VaultChange, VaultLocation, VaultOperationName, VaultOperations } from '../../electron/vault/vault-contract.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { VaultError } from '../../electron/vault/vault-contract.ts';
import { monday } from './cache-content.ts';

/** A key that tests agree on. A fresh array each time, because the vault zeroes it. */
export const testKey = (): Uint8Array => new Uint8Array(32).fill(7);

export type TestVault = {
  readonly call: <Name extends VaultOperationName>(name: Name, args: VaultOperations[Name]['args']) => Promise<Result<VaultOperations[Name]['value'], VaultError>>;
  /** The value, or a failed test. */
  readonly value: <Name extends VaultOperationName>(name: Name, args: VaultOperations[Name]['args']) => Promise<VaultOperations[Name]['value']>;
  /** What the call changed. */
  readonly changesOf: <Name extends VaultOperationName>(name: Name, args: VaultOperations[Name]['args']) => Promise<readonly VaultChange[]>;
  readonly answer: (request: unknown) => Promise<VaultAnswer>;
  readonly close: () => void;
};

/** The real vault in this process, not opened yet. The clock stands at `monday` unless one is given. */
export function composeTestVault(given: Partial<VaultSurroundings> = {}): TestVault {
  const vault = composeVault({ clock: { now: () => monday }, randomBytes, nextTurn: () => new Promise((resolve) => setImmediate(resolve)), ...given });
  let calls = 0;
  const answer = (name: string, args: unknown): Promise<VaultAnswer> => vault.answer({ call: (calls += 1), name, args });
  return {
    call: async (name, args) => (await answer(name, args)).result as never,
    value: async (name, args) => {
      const { result } = await answer(name, args);
      if (!result.ok) throw new Error(`${name}: ${result.error.kind} (${result.error.detail})`);
      return result.value as never;
    },
    changesOf: async (name, args) => (await answer(name, args)).changes,
    answer: (request) => vault.answer(request),
    close: () => vault.close(),
  };
}

/** The same, open at `location` (in memory by default). */
export async function openTestVault(location: VaultLocation = { kind: 'memory' }, given: Partial<VaultSurroundings> = {}): Promise<TestVault> {
  const vault = composeTestVault(given);
  await vault.value('open', { location, key: testKey() });
  return vault;
}

/** A folder for one test. */
export function makeTestFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'vault-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
