/** Owner of the one file with which a Linux desktop starts Deskline at login. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { desktopEntry, isEntryOn } from './desktop-entry.ts';

/** Whether the computer starts Deskline when the person logs in. Read from the system every time: other programs can change it. */
export type StartAtLogin = {
  readonly read: () => boolean;
  /** False when the system did not take it. */
  readonly store: (on: boolean) => boolean;
};

/** Starting at login on a Linux desktop. @param parts.file the one file that this owns. */
export function linuxAutostart(parts: { readonly file: string; readonly command: readonly string[]; readonly comment: () => string }): StartAtLogin {
  const read = () => {
    try {
      return isEntryOn(readFileSync(parts.file, 'utf8'));
    } catch {
      return false;
    }
  };
  return {
    read,
    store: (on) => {
      try {
        if (on) {
          mkdirSync(dirname(parts.file), { recursive: true, mode: 0o700 });
          writeFileSync(parts.file, desktopEntry({ name: 'Deskline', comment: parts.comment(), command: parts.command }));
        } else rmSync(parts.file, { force: true });
      } catch {
        return false;
      }
      return read() === on;
    },
  };
}
