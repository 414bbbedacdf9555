/** One line of the result. `bare` null: there is nothing to compare with. */
export type Result = {
  readonly what: string;
  readonly ours: number;
  readonly bare: number | null;
  readonly unit: 'ms' | 'MB' | 'frames' | '';
  /** What has to hold; null: told for information. */
  readonly target: { readonly words: string; readonly met: boolean } | null;
};

/** The results as a table of plain text, with the ratio where there is something to divide by. */
export function drawTable(results: readonly Result[]): string {
  const rows = results.map(({ what, ours, bare, unit, target }) => [
    what,
    inWords(ours, unit),
    bare === null ? '' : inWords(bare, unit),
    bare === null || bare === 0 ? '' : (ours / bare).toFixed(2),
    target?.words ?? '',
    target === null ? '' : target.met ? 'met' : 'NOT MET',
  ]);
  const head = ['', 'ours', 'bare', 'ratio', 'target', ''];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)));
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()).join('\n');
}

function inWords(value: number, unit: Result['unit']): string {
  return `${unit === 'MB' || unit === 'frames' || unit === '' ? Math.round(value) : value.toFixed(1)}${unit === '' ? '' : ` ${unit}`}`;
}
