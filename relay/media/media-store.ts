import type { Readable } from 'node:stream';

/**
 * Where encrypted files lie: a folder or a bucket. Names are our ids alone (`<id>`, `<id>-thumbnail`): nothing that came from outside ever becomes a name.
 *
 * Nothing but sealed chunks leaves the process, so whoever runs the store learns sizes and times and no content.
 */
export type MediaStore = {
  /** Seals and writes a file whole or not at all; it is durable once this resolves. Streams: holds one part in memory, never the file. */
  readonly write: (id: string, key: Uint8Array, plain: AsyncIterable<Uint8Array>) => Promise<void>;
  /** Opens a file; null when it is not there. The stream fails when the file was tampered with. Rejects when the store does not answer. */
  readonly read: (id: string, key: Uint8Array) => Promise<Readable | null>;
  /** No error when it is gone already. */
  readonly remove: (id: string) => Promise<void>;
};

/** Whether a name is one of ours. */
export function isStoreName(id: string): boolean {
  return /^[0-9a-f-]{36}(?:-thumbnail)?$/u.test(id);
}

/** Name of the small picture of a file. */
export function thumbnailName(id: string): string {
  return `${id}-thumbnail`;
}
