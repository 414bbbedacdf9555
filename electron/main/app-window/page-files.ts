import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads a file of the built pages; rejects when there is none. */
export type ReadPageFile = (path: string) => Promise<Uint8Array>;

/**
 * The files of the built pages. Those that the first screen consists of are read here and now, in one go: when the page asks for them main is busy with its own start, and a reading in
 * steps would wait for its turn at each of them. Each is let go of once it was given.
 */
export function openPageFiles(root: string): ReadPageFile {
  const held = new Map<string, Uint8Array>();
  const hold = (path: string): Uint8Array | null => {
    try {
      const bytes = readFileSync(path);
      held.set(path, bytes);
      return bytes;
    } catch {
      // Whoever asks for it is told.
      return null;
    }
  };
  const index = hold(join(root, 'index.html'));
  if (index !== null) for (const [, file] of new TextDecoder().decode(index).matchAll(/(?:src|href)="\.\/(assets\/[\w.-]+)"/g)) hold(join(root, file ?? ''));
  return async (path) => {
    const bytes = held.get(path);
    held.delete(path);
    return bytes ?? (await readFile(path));
  };
}
