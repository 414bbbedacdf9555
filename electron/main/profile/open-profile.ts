import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { onceOnly } from '../../../shared/kernel/once-only.ts';

/** What is known about a profile before any secret is read. It holds no secret and no name. */
const profileNote = z.object({
  /** Random; part of the names of this profile's keychain items, so that several profiles live side by side and a folder may be moved. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** This profile has been enrolled: a keychain that then has nothing is more likely locked than empty. */
  enrolled: z.boolean(),
});

/** The folder of one profile and the small files in it. Owner of file writing and deletion in main, the log and the cache apart. */
export type Profile = {
  readonly folder: string;
  readonly id: string;
  readonly enrolled: () => boolean;
  readonly setEnrolled: () => void;
  /** Text of a file of the profile; null when there is none or it cannot be read. */
  readonly read: (name: string) => string | null;
  /** Replaces a file in one step: a power cut leaves the old one or the new one. */
  readonly write: (name: string, text: string) => boolean;
  readonly remove: (name: string) => void;
};

/**
 * Opens, or begins, a profile. Fails when the folder cannot be made or written to.
 *
 * @param drawProfileId makes the 16 hex digits of a new profile.
 */
export function openProfile(parts: { readonly folder: string; readonly drawProfileId: () => string }): Result<Profile, { readonly code: string }> {
  const { folder } = parts;
  try {
    makeFolder(folder);
    const probe = join(folder, '.writable');
    writeFileSync(probe, '');
    rmSync(probe, { force: true });
    const known = readNote(readText(folder, 'profile.json'));
    let note = known ?? { id: parts.drawProfileId(), enrolled: false };
    const store = () => replaceFile(folder, 'profile.json', `${JSON.stringify(note)}\n`);
    if (known === null) store();
    return succeed({
      folder,
      id: note.id,
      enrolled: () => note.enrolled,
      setEnrolled: () => {
        note = { ...note, enrolled: true };
        try {
          store();
        } catch {
          // Only a hint for the next start.
        }
      },
      read: (name) => readText(folder, name),
      write: (name, text) => {
        try {
          replaceFile(folder, name, text);
          return true;
        } catch {
          return false;
        }
      },
      remove: (name) => rmSync(join(folder, name), { force: true }),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail({ code });
  }
}

/** Makes a folder and those above it. Not Node's recursive way: where a file system answers a folder that cannot be with 'no such entry', as /proc does, that never ends. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(resolve(folder));
  if (parent !== folder && !isFolder(parent)) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readNote(text: string | null): z.infer<typeof profileNote> | null {
  try {
    return text === null ? null : profileNote.parse(JSON.parse(text), onceOnly);
  } catch {
    return null;
  }
}

function readText(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return null;
  }
}

function replaceFile(folder: string, name: string, text: string): void {
  const temporary = join(folder, `${name}.new`);
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, join(folder, name));
}
