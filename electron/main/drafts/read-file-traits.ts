import type { FileTraits } from '../../../shared/domain/media/decide-upload.ts';

/** How much of a file is looked at. The relay looks at as much. */
const headSize = 64 * 1024;

/** What the bytes of a file tell about it. Never throws: what cannot be read tells nothing. */
export async function readFileTraits(bytes: Uint8Array): Promise<FileTraits> {
  const head = bytes.subarray(0, headSize);
  const { fileTypeFromBuffer } = await import('file-type');
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  return { detected: detected?.mime ?? null, isText: isText(head), opusChannels: readOpusChannels(head), webp: null, png: detected?.mime === 'image/png' ? readPng(head) : null };
}

/** UTF-8 without control characters; a letter that was cut at the end does not count against it. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // oxlint-disable-next-line no-control-regex -- control characters are what this is about
    return text !== '' && !/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}

/** RFC 7845, section 5.1: after 'OpusHead' stand one byte of version and one of channels. Only the first page counts. */
function readOpusChannels(head: Uint8Array): number | null {
  const start = Buffer.from(head.subarray(0, 512)).indexOf('OpusHead', 0, 'latin1');
  return start < 0 ? null : (head[start + 9] ?? null);
}

/** PNG specification: the first chunk is IHDR; colour type 2 is RGB and 6 is RGBA. */
function readPng(head: Uint8Array): FileTraits['png'] {
  return head.length < 26 ? null : { bits: head[24] ?? 0, isColour: head[25] === 2 || head[25] === 6 };
}
