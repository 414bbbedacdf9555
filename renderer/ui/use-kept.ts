import { useState } from 'react';

const kept = new Map<string, { readonly basis: string; readonly value: unknown }>();

/**
 * What is written in a dialog, kept while the application runs: Escape, or a click beside it, closes the dialog and loses nothing; opened again, it stands as it was left.
 *
 * @param key of the thing that is written about. @param basis what the writing began from: when that is another one by now, it begins anew.
 * @returns the value, how to change a part of it, and how to forget it, because it was stored or given up.
 */
export function useKept<Value extends object>(key: string, basis: string, initial: Value): readonly [Value, (change: Partial<Value>) => void, () => void] {
  const [value, setValue] = useState<Value>(() => {
    const before = kept.get(key);
    return before?.basis === basis ? (before.value as Value) : initial;
  });
  const change = (part: Partial<Value>) => {
    const next = { ...value, ...part };
    kept.set(key, { basis, value: next });
    setValue(next);
  };
  return [value, change, () => void kept.delete(key)];
}
