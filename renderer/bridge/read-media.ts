import type { MediaId } from '../../shared/kernel/ids.ts';
import { mediaAddress } from './media-address.ts';

/** Bytes of a client's file, or the status that main answered with instead (see `answer-page-request.ts`); 503 when it did not answer. */
export type ReadMedia = { readonly ok: true; readonly bytes: ArrayBuffer } | { readonly ok: false; readonly status: number };

/**
 * Reads a file of a message.
 *
 * @param most bytes; a file that says it is larger is not read, and answered as status 413.
 */
export async function readMedia(id: MediaId, most = Number.POSITIVE_INFINITY): Promise<ReadMedia> {
  try {
    const answer = await fetch(mediaAddress(id));
    if (!answer.ok) return { ok: false, status: answer.status };
    if (Number(answer.headers.get('content-length') ?? 0) > most) return { ok: false, status: 413 };
    const bytes = await answer.arrayBuffer();
    return bytes.byteLength > most ? { ok: false, status: 413 } : { ok: true, bytes };
  } catch {
    return { ok: false, status: 503 };
  }
}

/** What main answers for a file, without the file: 200 when it can be had. */
export async function askMediaStatus(id: MediaId): Promise<number> {
  try {
    // One byte is enough to learn it.
    const { status } = await fetch(mediaAddress(id), { headers: { range: 'bytes=0-0' } });
    return status === 206 ? 200 : status;
  } catch {
    return 503;
  }
}
