/**
 * The text of a file with which a Linux desktop starts a program. Source: freedesktop.org, 'Desktop Entry Specification' 1.5, 'The Exec key', and 'Desktop Application
 * Autostart Specification' 0.5. Pure.
 *
 * @param command program and arguments, unquoted.
 */
export function desktopEntry(parts: { readonly name: string; readonly comment: string; readonly command: readonly string[] }): string {
  const line = (key: string, value: string) => `${key}=${escaped(value)}\n`;
  return [
    '[Desktop Entry]\n',
    line('Type', 'Application'),
    line('Name', parts.name),
    line('Comment', parts.comment),
    line('Exec', parts.command.map(quoted).join(' ')),
    line('Terminal', 'false'),
    line('X-GNOME-Autostart-enabled', 'true'),
  ].join('');
}

/** Whether such a file starts anything: desktops switch an entry off by a line in it. Pure. */
export function isEntryOn(text: string): boolean {
  return !/^\s*(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(text);
}

/** An argument in double quotes, with what a shell would see in it made harmless; a per cent sign would be a field code. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

/** The file's own escapes for a value of one line. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}
