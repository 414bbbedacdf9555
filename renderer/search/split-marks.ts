/** Cuts a snippet at its marks. Pure; marks are `[start, end)` in UTF-16 units, and those that overlap or lie outside are tolerated. */
export function splitMarks(text: string, marks: readonly (readonly [number, number])[]): readonly { readonly text: string; readonly marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = [];
  let end = 0;
  for (const [from, to] of [...marks].sort((one, other) => one[0] - other[0])) {
    const start = Math.max(end, from);
    const stop = Math.min(text.length, to);
    if (stop <= start) continue;
    if (start > end) pieces.push({ text: text.slice(end, start), marked: false });
    pieces.push({ text: text.slice(start, stop), marked: true });
    end = stop;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}
