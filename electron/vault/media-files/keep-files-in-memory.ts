import type { MediaFiles } from './media-files.ts';

/** For a cache that must not touch the disk. */
export function keepFilesInMemory(): MediaFiles {
  const files = new Map<string, Uint8Array>();
  return {
    write: (name, bytes) => void files.set(name, Uint8Array.from(bytes)),
    read: (name) => files.get(name) ?? null,
    remove: (name) => {
      files.delete(name);
      return true;
    },
    list: () => [...files.keys()],
  };
}
