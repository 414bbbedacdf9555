/** Part of a file: `[start, end]`, both included, as in HTTP. */
export type Range = { readonly start: number; readonly end: number };

/**
 * Reads a `Range` header for a file of `size` bytes. Pure. Only single ranges, which is all that media elements ask for.
 *
 * @returns `whole` when there is no usable header, `unsatisfiable` when it lies outside the file.
 */
export function readRange(header: string | null, size: number): Range | 'whole' | 'unsatisfiable' {
  const match = header === null ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (match === null) return 'whole';
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(size, Number(last));
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(size - 1, Number(last));
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}
