/**
 * What stands in a field after something came back in front of it: nothing of what came back and nothing of what was typed meanwhile is lost. Pure.
 *
 * @param kept as the cache keeps it now: what came back, in front of `before` · @param before as it stood when it was asked for · @param since as it stands now.
 */
export function joinTyped(kept: string, before: string, since: string): string {
  if (since === before) return kept;
  const back = before !== '' && kept.endsWith(before) ? kept.slice(0, kept.length - before.length).replace(/\n$/u, '') : kept;
  return [back, since].filter((part) => part !== '').join('\n');
}
