/** PostgreSQL's ids of the types whose values the relay wants in its own form. Source: pg_type.dat. */
export const typeIds = { bytea: 17, bigint: 20, bigintArray: 1016 } as const;

/**
 * Reads a `bigint` as a number. Instants in milliseconds and sequences stay far below 2^53; a value above it would silently change, so it is refused.
 */
export function readBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('A bigint does not fit a number');
  return value;
}

/** Reads PostgreSQL's hexadecimal form of `bytea` (`\x6869`). A copy of its own, so that one small value does not keep a big buffer alive. */
export function readBytea(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
}
