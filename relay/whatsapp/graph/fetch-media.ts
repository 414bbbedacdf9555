import type { Readable } from 'node:stream';
import { minute } from '../../../shared/kernel/time.ts';
import { readDigest } from '../decode/contents/decode-media.ts';
import { readFields, readNumber, readText } from '../decode/read-field.ts';
import { findGraphError } from './graph-error-table.ts';
import type { GraphHttp } from './graph-http.ts';

/** Long enough for 100 MB over a slow line; shorter than the lease of a download. */
const downloadTimeoutMs = 5 * minute;

export type FetchedMedia =
  | { readonly kind: 'bytes'; readonly stream: Readable; readonly sha256: Uint8Array | null; readonly size: number | null }
  | { readonly kind: 'gone'; readonly words: string }
  | { readonly kind: 'later' };

/**
 * Opens a file at Meta: looks its address up (good for five minutes) and begins the download with our token.
 *
 * `gone` only where Meta says by code that it will not hand it over; everything else may pass.
 */
export async function fetchMedia(graph: GraphHttp, media: { readonly metaId: string; readonly phoneNumberId: string }): Promise<FetchedMedia> {
  const first = await lookUpAndOpen(graph, media);
  // The address was no good any more although it was just given (a cache on the way): one look-up more costs less than waiting for the next attempt.
  const last = first.kind === 'expired' ? await lookUpAndOpen(graph, media) : first;
  return last.kind === 'expired' ? { kind: 'later' } : last;
}

async function lookUpAndOpen(graph: GraphHttp, media: { readonly metaId: string; readonly phoneNumberId: string }): Promise<FetchedMedia | { readonly kind: 'expired' }> {
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
  if (download.kind === 'status' && expired.has(download.status)) return { kind: 'expired' };
  if (download.kind !== 'bytes') return { kind: 'later' };
  const digest = readDigest(body?.['sha256']);
  // A number in captures, a text in Meta's own description.
  const size = readNumber(body?.['file_size']);
  return {
    kind: 'bytes',
    stream: download.stream,
    sha256: digest === null ? null : Buffer.from(digest, 'hex'),
    size: size !== null && Number.isSafeInteger(size) && size > 0 ? size : null,
  };
}

/** What Meta's file host says to an address whose five minutes are over. */
const expired: ReadonlySet<number> = new Set([401, 403, 404, 410]);
