/**
 * What may be written about an exception: its class, its code and where it happened. The message is left out, because messages quote what they choke on:
 * a text, a number, a header.
 */
export function describeError(error: unknown): { readonly kind: string; readonly code: string | null; readonly stack: string } {
  if (!(error instanceof Error)) return { kind: typeof error, code: null, stack: '' };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : null;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return { kind: error.name, code, stack: frames.join(' | ') };
}
