import type { Readable } from 'node:stream';
import { minute } from '../../../shared/kernel/time.ts';
import { readDigest } from '../decode/contents/decode-media.ts';
import { readFields, readNumber, readText } from '../decode/read-field.ts';
import { findGraphError } from './graph-error-table.ts';
import type { GraphHttp } from './graph-http.ts';

/** Long enough for 100 MB over a slow line; shorter than the lease of a download. */
const downloadTimeoutMs = 5 * minute;

export type FetchedMedia =
  | { readonly kind: 'bytes'; readonly stream: Readable; readonly sha256: Uint8Array | null }
  | { readonly kind: 'gone'; readonly words: string }
  | { readonly kind: 'later' };

/**
 * Opens a file at Meta: looks its address up (good for five minutes) and begins the download with our token.
 *
 * `gone` only where Meta says by code that it will not hand it over; everything else may pass.
 */
export async function fetchMedia(graph: GraphHttp, media: { readonly metaId: string; readonly phoneNumberId: string }): Promise<FetchedMedia> {
  const answer = await graph.get(encodeURIComponent(media.metaId), { phone_number_id: media.phoneNumberId });
  if (answer.kind !== 'answer') return { kind: 'later' };
  const body = readFields(answer.body);
  const error = readFields(body?.['error']);
  if (error !== null) {
    const code = readNumber(error['code']);
    // 100: no such object, or not ours: what Meta says of an id that has expired.
    const isFinal = code === 100 || findGraphError(code).reaction.act === 'never';
    return isFinal ? { kind: 'gone', words: 'WhatsApp does not have the file any more.' } : { kind: 'later' };
  }
  const url = readText(body?.['url']);
  if (url === null) return { kind: 'later' };
  const download = await graph.download(url, downloadTimeoutMs);
  if (download.kind === 'foreign-host') return { kind: 'gone', words: 'WhatsApp named an address that is not its own.' };
  // A 404 means that the address has expired; the next attempt looks it up again.
  if (download.kind !== 'bytes') return { kind: 'later' };
  const digest = readDigest(body?.['sha256']);
  return { kind: 'bytes', stream: download.stream, sha256: digest === null ? null : Buffer.from(digest, 'hex') };
}
