import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decryptChunks, encryptChunks } from './file-cipher.ts';
import { isStoreName } from './media-store.ts';
import type { MediaStore } from './media-store.ts';

/** A store in a folder. */
export type MediaFiles = MediaStore;

/** Files live in `<folder>/<last two hex digits of the id>/<id>`: the first digits of our ids are a time and would fill few folders. */
export function openMediaFiles(folder: string): MediaFiles {
  const pathOf = (id: string): string => {
    if (!isStoreName(id)) throw new Error('Not an id of ours');
    return join(folder, id.slice(34, 36), id);
  };
  return {
    write: async (id, key, plain) => {
      const path = pathOf(id);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const partial = `${path}.partial`;
      try {
        await pipeline(encryptChunks(plain, key), createWriteStream(partial, { mode: 0o600, flush: true }));
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      const directory = await open(dirname(path), 'r');
      // The name is as durable as the bytes. (Windows cannot flush a folder and does not need to.)
      await directory.sync().catch(() => undefined);
      await directory.close();
    },
    read: async (id, key) => {
      const path = pathOf(id);
      const file = await open(path, 'r').catch(() => null);
      if (file === null) return null;
      await file.close();
      return Readable.from(decryptChunks(createReadStream(path), key), { objectMode: false });
    },
    remove: async (id) => {
      await rm(pathOf(id), { force: true });
    },
  };
}
