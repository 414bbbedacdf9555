import { Readable } from 'node:stream';
import { S3mini } from 's3mini';
import type { Redacted } from '../../shared/kernel/redacted.ts';
import { decryptChunks, encryptChunks } from './file-cipher.ts';
import { isStoreName } from './media-store.ts';
import type { MediaStore } from './media-store.ts';

/** Where a bucket is and who may use it. */
export type BucketSettings = {
  /** Address of the bucket itself, with a folder in it if wanted: `https://host/bucket/folder`. No slash at the end. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: Redacted;
};

/** Bytes that are held and sent at a time: the least that the protocol allows for all parts but the last. */
const partSize = 5 * 1024 * 1024;

/**
 * A store in a bucket of any server that speaks S3 (signature version 4, path-style addresses).
 *
 * A file that fits one part is put at once; a bigger one in parts, which the server shows as an object only when all are there.
 */
export function openMediaBucket(settings: BucketSettings): MediaStore {
  // No time-out of the library's: its signals keep every part in memory until they fire. Node's own ends a request after five minutes of silence.
  const bucket = new S3mini({ accessKeyId: settings.keyId, secretAccessKey: settings.secret.reveal(), endpoint: settings.url, region: settings.region });
  const nameOf = (id: string): string => {
    if (!isStoreName(id)) throw new Error('Not an id of ours');
    return `${id.slice(34, 36)}/${id}`;
  };
  return {
    write: async (id, key, plain) => {
      const name = nameOf(id);
      const parts = inParts(encryptChunks(plain, key));
      const first = await parts.next();
      if (first.done === true || first.value.isLast) {
        await bucket.putObject(name, first.done === true ? new Uint8Array() : first.value.bytes, 'application/octet-stream');
        return;
      }
      await writeParts(bucket, name, first.value.bytes, parts);
    },
    read: async (id, key) => {
      const answer = await bucket.getObjectResponse(nameOf(id));
      if (answer === null || answer.body === null) return null;
      return Readable.from(decryptChunks(Readable.fromWeb(answer.body), key), { objectMode: false });
    },
    remove: async (id) => {
      await bucket.deleteObject(nameOf(id));
    },
  };
}

async function writeParts(bucket: S3mini, name: string, first: Uint8Array, rest: AsyncGenerator<Part>): Promise<void> {
  const upload = await bucket.getMultipartUploadId(name, 'application/octet-stream');
  try {
    const sent = [await bucket.uploadPart(name, upload, copyOf(first), 1)];
    for await (const part of rest) sent.push(await bucket.uploadPart(name, upload, copyOf(part.bytes), sent.length + 1));
    const done = await bucket.completeMultipartUpload(name, upload, sent);
    // The server may say 200 and then, in the body, that it failed.
    if (typeof done.etag !== 'string' || done.etag === '') throw new Error('The bucket did not put the parts together');
  } catch (error) {
    await rest.return(undefined);
    // Parts of an upload that nobody ends cost money for ever.
    await bucket.abortMultipartUpload(name, upload).catch(() => undefined);
    throw error;
  }
}

type Part = { readonly bytes: Uint8Array; readonly isLast: boolean };

/** Each part is the same memory: it holds until the next one is asked for. */
async function* inParts(source: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const buffer = new Uint8Array(partSize);
  let held = 0;
  for await (const chunk of source) {
    let offset = 0;
    while (offset < chunk.length) {
      if (held === partSize) {
        yield { bytes: buffer, isLast: false };
        held = 0;
      }
      const taken = Math.min(partSize - held, chunk.length - offset);
      buffer.set(chunk.subarray(offset, offset + taken), held);
      held += taken;
      offset += taken;
    }
  }
  yield { bytes: buffer.subarray(0, held), isLast: true };
}

/** The library measures the whole of the memory behind a view. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}
