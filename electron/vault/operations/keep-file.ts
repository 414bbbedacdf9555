import { encryptFile, fileKeyLength, fileNonceLength } from '../media-files/file-cipher.ts';
import type { Cache } from '../cache.ts';

/** Random bytes in a file's name. */
const nameLength = 16;

/**
 * Writes a file under a random name, encrypted with a key of its own; `note` then stores the row that names it. A crash between the two leaves noise that the next
 * start deletes. The key is zeroed afterwards.
 *
 * @param note answers false when nobody wants the file any more: it is removed again.
 */
export function keepFile(cache: Cache, bytes: Uint8Array, randomBytes: (count: number) => Uint8Array, note: (kept: { readonly file: string; readonly key: Uint8Array }) => boolean): boolean {
  const file = Buffer.from(randomBytes(nameLength)).toString('hex');
  const key = randomBytes(fileKeyLength);
  cache.files.write(file, encryptFile({ name: file, key, nonce: randomBytes(fileNonceLength), bytes }));
  const isWanted = note({ file, key });
  key.fill(0);
  if (!isWanted) cache.files.remove(file);
  return isWanted;
}
