/**
 * The earlier value wherever the later one says the same, in all its depth: what compares by identity (a drawn row, a memo) then sees what has really changed. For values as JSON has them.
 */
export function keepSame<Value>(before: unknown, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    const kept = after.map((item, index) => keepSame<unknown>(before[index], item));
    return (kept.length === before.length && kept.every((item, index) => item === before[index]) ? before : kept) as Value;
  }
  if (!isRecord(before) || !isRecord(after)) return after;
  const names = Object.keys(after);
  const kept = Object.fromEntries(names.map((name) => [name, keepSame(before[name], after[name])]));
  const isSame = names.length === Object.keys(before).length && names.every((name) => Object.hasOwn(before, name) && kept[name] === before[name]);
  return (isSame ? before : kept) as Value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
