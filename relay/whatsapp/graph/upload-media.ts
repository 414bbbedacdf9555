import type { Readable } from 'node:stream';
import { minute, second } from '../../../shared/kernel/time.ts';
import { readFields, readIdentifier } from '../decode/read-field.ts';
import { describeFailure } from './describe-failure.ts';
import type { GraphHttp } from './graph-http.ts';
import { findGraphError } from './graph-error-table.ts';

/** Shorter than the lease of an upload. */
const longest = 5 * minute;
/** 100 MB at a slow line's 400 kB a second stays below `longest`. */
const bytesPerSecond = 400_000;

export type UploadedMedia =
  | { readonly kind: 'uploaded'; readonly metaId: string }
  | { readonly kind: 'refused'; readonly code: number | null; readonly reason: string; readonly detail: string | null }
  | { readonly kind: 'later' };

/**
 * Hands a file to POST /{phone number id}/media. The id is good for 30 days and for this number alone. Source: Meta, 'Media' (December 2025).
 *
 * The name that Meta asks for is ours and always the same: what the contact sees goes with the message.
 */
export async function uploadMedia(
  graph: GraphHttp,
  file: { readonly phoneNumberId: string; readonly mimeType: string; readonly size: number; readonly bytes: Readable },
): Promise<UploadedMedia> {
  const answer = await graph.upload(`${encodeURIComponent(file.phoneNumberId)}/media`, {
    fields: { messaging_product: 'whatsapp', type: file.mimeType },
    file: { bytes: file.bytes, size: file.size, mimeType: file.mimeType },
    timeoutMs: Math.min(longest, 30 * second + Math.ceil(file.size / bytesPerSecond) * second),
  });
  if (answer.kind !== 'answer') return { kind: 'later' };
  const body = readFields(answer.body);
  const metaId = readIdentifier(body?.['id'], 200);
  if (metaId !== null && body?.['error'] === undefined) return { kind: 'uploaded', metaId };
  const error = readFields(body?.['error']);
  if (error === null || error['code'] === undefined) return { kind: 'later' };
  const failure = describeFailure(error);
  const { act } = findGraphError(failure.code).reaction;
  // 131053 is worth one more try by the table; a file that was checked before is seldom at fault, so the queue's own patience is used.
  return act === 'fix' || act === 'never' ? { kind: 'refused', ...failure } : { kind: 'later' };
}
