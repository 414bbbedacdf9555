/** How often a terminal line is drawn again, and how often a plain log gets a line: seldom enough to stay readable. */
const TERMINAL_MS = 200;
const LOG_MS = 5000;

/**
 * Shows that a slow step is alive: one line that is redrawn on a terminal, a line every few seconds in a log. The first line comes at once.
 * @param {string} label What is being done, as a sentence without a full stop.
 * @param {() => string} [detail] Asked at each redraw: how far it is ('43 of 190 MB').
 * @param {NodeJS.WriteStream} [out]
 * @returns {{ done: (result?: string) => void, failed: () => void }}
 */
export function showProgress(label, detail = () => '', out = process.stderr) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  /** @param {string} tail */
  const line = (tail) => `${label} … ${[detail(), tail].filter((part) => part !== '').join(', ')}`;
  const terminal = out.isTTY;
  if (!terminal) out.write(`${label} …\n`);
  const timer = setInterval(() => out.write(terminal ? `\r\u001b[2K${line(seconds())}` : `${line(seconds())}\n`), terminal ? TERMINAL_MS : LOG_MS);
  timer.unref();
  /** @param {string} last */
  const finish = (last) => {
    clearInterval(timer);
    out.write(terminal ? `\r\u001b[2K${last}\n` : `${last}\n`);
  };
  return {
    done: (result) => finish(`${label}: ${result ?? 'done'} (${seconds()})`),
    failed: () => finish(`${label}: failed after ${seconds()}`),
  };
}
