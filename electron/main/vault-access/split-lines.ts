/** Longest line that is passed on; a longer one is cut. */
const longestLine = 2_000;

/** Turns chunks of text into whole lines. Call the returned `end` for the last one without a line end. */
export function splitLines(onLine: (line: string) => void): { readonly push: (chunk: string) => void; readonly end: () => void } {
  let rest = '';
  const say = (line: string): void => {
    if (line.trim() !== '') onLine(line.slice(0, longestLine));
  };
  return {
    push: (chunk) => {
      const lines = (rest + chunk).split(/\r?\n/u);
      rest = (lines.pop() ?? '').slice(0, longestLine);
      lines.forEach(say);
    },
    end: () => {
      say(rest);
      rest = '';
    },
  };
}
