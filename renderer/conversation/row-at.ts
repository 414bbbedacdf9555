/**
 * The row of a thread that reaches below a line, found by halving: there are hundreds, and asking the page what lies at a point walks through all of it.
 *
 * @param line pixels below the scroller's upper edge.
 */
export function rowAt(scroller: HTMLElement, rows: ArrayLike<HTMLElement>, line: number): HTMLElement | null {
  const top = scroller.getBoundingClientRect().top + line;
  let [before, from] = [-1, rows.length];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > top) from = middle;
    else before = middle;
  }
  return rows[from] ?? null;
}
