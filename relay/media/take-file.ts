import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { decideMimeType } from './decide-mime-type.ts';
import type { MimeFacts } from './decide-mime-type.ts';
import { isPage } from './is-page.ts';
import type { MediaStore } from './media-store.ts';

/** Meta lets nothing bigger through to a business. Source: 'Media', inbound limit. */
export const longestFile = 100 * 1024 * 1024;

/** As much as the library that tells types by content looks at. */
const headSize = 4100;

export type TakenFile = { readonly outcome: 'taken'; readonly size: number; readonly mimeType: string } | { readonly outcome: 'too-large' | 'wrong-hash' | 'empty' | 'page' };

/** Thrown inside the stream to end it early; never leaves this file. */
class TooLarge extends Error {}

type Taking = {
  readonly files: MediaStore;
  readonly id: string;
  readonly key: Uint8Array;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly claim: Omit<MimeFacts, 'detected'>;
  /** SHA-256 as Meta told it; null when it did not. */
  readonly sha256: Uint8Array | null;
  /** Bytes that Meta announced; null when it did not. */
  readonly size: number | null;
};

/**
 * Streams a file to the encrypted store while counting, hashing and looking at its first bytes; nothing is held in memory but those. A file that is
 * not what was announced is removed again.
 *
 * @throws when the source or the disk fails; nothing is left behind then.
 */
export async function takeFile({ files, id, key, bytes, claim, sha256, size: announced }: Taking): Promise<TakenFile> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const part of bytes) {
      size += part.length;
      if (size > longestFile) throw new TooLarge();
      hash.update(part);
      if (head.length < headSize) head = Buffer.concat([head, part.subarray(0, headSize - head.length)]);
      yield part;
    }
  }
  try {
    await files.write(id, key, watched());
  } catch (error) {
    if (error instanceof TooLarge) return { outcome: 'too-large' };
    throw error;
  }
  const digest = hash.digest();
  const problem = judge({ size, announced, digest, sha256, looksLikePage: isPage(head, claim.claimed) });
  if (problem !== null) {
    await files.remove(id);
    return { outcome: problem };
  }
  // A file made to confuse the library is of no known type.
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  return { outcome: 'taken', size, mimeType: decideMimeType({ ...claim, detected: detected?.mime ?? null }) };
}

type Facts = { readonly size: number; readonly announced: number | null; readonly digest: Buffer; readonly sha256: Uint8Array | null; readonly looksLikePage: boolean };

/** A hash that agrees settles everything. Where none was told, a page in place of a file and another size give the wrong file away. */
function judge({ size, announced, digest, sha256, looksLikePage }: Facts): 'empty' | 'wrong-hash' | 'page' | null {
  if (size === 0) return 'empty';
  if (sha256 !== null && Buffer.compare(digest, sha256) === 0) return null;
  if (looksLikePage) return 'page';
  return sha256 !== null || (announced !== null && announced !== size) ? 'wrong-hash' : null;
}
