import type { VaultChange } from '../vault-contract.ts';

/** Above this many the screen is told to read everything again: the list would be longer than the work it saves. A page of a synchronisation stays below. */
const longestList = 1_000;

/** Each change once. */
export function summariseChanges(changes: readonly VaultChange[]): readonly VaultChange[] {
  const distinct = new Map(changes.map((change) => ['id' in change ? `${change.kind} ${change.id}` : change.kind, change]));
  return distinct.size > longestList ? [{ kind: 'everything' }] : [...distinct.values()];
}
