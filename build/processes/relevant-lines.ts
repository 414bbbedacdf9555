/** Chromium's own complaints (`[123:0807/101112.345:ERROR:…]`), and those of the libraries under it; they are there in every good run too. */
const noise = /^\[\d+:.*(ERROR|WARNING|INFO|VERBOSE\d*):|^\(.*:\d+\): (Gtk|GLib|Gdk|dconf)|libva|^MESA|^Fontconfig|^DevTools listening/;

/**
 * The last lines of a log that help a person: without Chromium's noise, and a line of JSON reduced to its message and the error's.
 * @returns at most `count` lines.
 */
export function relevantLines(text: string, count: number): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !noise.test(line))
    .map(reduce)
    .slice(-count)
    .map((line) => line.slice(0, 300))
    .join('\n');
}

function reduce(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const entry = JSON.parse(line) as { readonly msg?: unknown; readonly error?: { readonly message?: unknown } };
    if (typeof entry.msg !== 'string') return line;
    return typeof entry.error?.message === 'string' ? `${entry.msg}: ${entry.error.message}` : entry.msg;
  } catch {
    return line;
  }
}
