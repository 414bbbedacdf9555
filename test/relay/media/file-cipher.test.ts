import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decideMimeType } from '../../../relay/media/decide-mime-type.ts';
import { chunkSize, decryptChunks, encryptChunks } from '../../../relay/media/file-cipher.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

describe('the cipher of media files', () => {
  const key = randomBytes(32);

  it.each([0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize, 3 * chunkSize + 7])('gives %i bytes back as they were, however they are cut', async (length) => {
    const plain = randomBytes(length);
    const sealed = await all(encryptChunks(pieces(plain, 1000), key));
    for (const size of [999, chunkSize + 16, 1_000_000]) expect(plain.equals(await all(decryptChunks(pieces(sealed, size), key)))).toBe(true);
  });

  it('notices chunks that are swapped, left out, cut off or changed, and a wrong key', async () => {
    const sealed = await all(encryptChunks(pieces(randomBytes(3 * chunkSize), 5000), key));
    const chunk = chunkSize + 16;
    const [one, two, three] = [0, 1, 2].map((index) => sealed.subarray(index * chunk, (index + 1) * chunk));
    const open = (...parts: (Buffer | undefined)[]): Promise<Buffer> => all(decryptChunks(pieces(Buffer.concat(parts.filter((part) => part !== undefined)), 4000), key));
    await expect(open(two, one, three)).rejects.toThrow();
    await expect(open(one, three)).rejects.toThrow();
    await expect(open(one, two)).rejects.toThrow();
    await expect(open(one, two, three?.subarray(0, 100))).rejects.toThrow();
    await expect(open()).rejects.toThrow();
    await expect(all(decryptChunks(pieces(sealed, 4000), randomBytes(32)))).rejects.toThrow();
  });
});

describe('the type under which a file is shown', () => {
  it.each([
    ['image', 'image/png', 'image/png', 'image/png'],
    ['image', 'image/png', 'image/jpeg', 'image/jpeg'],
    ['image', 'image/png', null, 'application/octet-stream'],
    ['image', 'image/svg+xml', 'application/xml', 'application/octet-stream'],
    ['sticker', 'image/webp', 'image/webp', 'image/webp'],
    ['video', 'video/mp4', 'application/pdf', 'application/octet-stream'],
    ['audio', 'audio/ogg; codecs=opus', 'audio/ogg; codecs=opus', 'audio/ogg; codecs=opus'],
    ['audio', 'audio/mp4', 'video/mp4', 'audio/mp4'],
    ['audio', 'audio/mp4', 'text/html', 'application/octet-stream'],
    ['document', 'application/pdf', 'application/pdf', 'application/pdf'],
    ['document', 'text/plain', null, 'text/plain'],
    ['document', 'text/html', null, 'application/octet-stream'],
    ['document', 'application/pdf', 'application/x-msdownload', 'application/octet-stream'],
    ['document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ] as const)('of an announced %s (%s) that is %s is %s', (kind, claimed, detected, shown) => {
    expect(decideMimeType({ kind, claimed, detected })).toBe(shown);
  });
});
