/**
 * Whether an error is the event's own fault: a value that the database refuses (SQLSTATE classes 22 and 23, 54 program limits), or a bug of ours. Everything
 * else (no connection, deadlock, full disk) concerns the whole delivery, which must be tried again.
 */
export function isOwnFault(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return error instanceof TypeError || error instanceof RangeError;
  return /^(22|23|54)[0-9A-Z]{3}$/u.test(code);
}
