import { writeSync } from 'node:fs';

/** Says in one line, and in a box where there is a screen, why the application does not start; then ends the process with an error. */
export function tellStartFailure(parts: { readonly text: string; readonly showBox: (title: string, text: string) => void; readonly exit: () => void }): void {
  writeSync(2, `${parts.text}\n`);
  parts.showBox('Deskline', parts.text);
  parts.exit();
}
