/** Whether a statement failed because a value that must be unique is there already. Source: PostgreSQL, 'Error codes', 23505. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';
}
