import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Plain bytes of one chunk. Small enough to check before a byte of it is given out, big enough that the tag costs nothing. */
export const chunkSize = 65_536;
const tagSize = 16;

/**
 * Encrypts a file as a row of chunks, each AES-256-GCM with the file's own key. The nonce holds the chunk's place and whether it is the last, so that
 * chunks cannot be swapped, left out or cut off unnoticed (the STREAM construction). A key is used for one file only, so no nonce repeats.
 */
export async function* encryptChunks(plain: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const { chunk, isLast } of inChunks(plain, chunkSize)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    index += 1;
  }
}

/**
 * The opposite of `encryptChunks`.
 *
 * @throws when a chunk was changed, moved or is missing, or the key is wrong. What was given out before is as it was written.
 */
export async function* decryptChunks(sealed: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const { chunk, isLast } of inChunks(sealed, chunkSize + tagSize)) {
    if (chunk.length < tagSize) throw new Error('The file is cut off');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast));
    decipher.setAuthTag(chunk.subarray(chunk.length - tagSize));
    yield Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - tagSize)), decipher.final()]);
    index += 1;
  }
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

/** Cuts a stream into pieces of one size; the last one, which may be empty, is marked. */
async function* inChunks(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<{ readonly chunk: Buffer; readonly isLast: boolean }> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    parts.push(part);
    held += part.length;
    // A full chunk is only given on when more follows: it might be the last.
    if (held <= size) continue;
    let whole = Buffer.concat(parts, held);
    while (whole.length > size) {
      yield { chunk: whole.subarray(0, size), isLast: false };
      whole = whole.subarray(size);
    }
    parts = [whole];
    held = whole.length;
  }
  yield { chunk: Buffer.concat(parts, held), isLast: true };
}
