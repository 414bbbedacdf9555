import { fileTypeFromBuffer } from 'file-type';
import type { FileTraits } from '../../shared/domain/media/decide-upload.ts';

/** How much of a file's beginning is looked at: what the library that tells types by content needs. */
export const traitsHeadSize = 4100;

/** Reads what the beginning of a file tells about it. Never throws, whatever the bytes are. */
export async function readFileTraits(head: Buffer): Promise<FileTraits> {
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  return { detected: detected?.mime ?? null, isText: isText(head), opusChannels: readOpusChannels(head), webp: readWebp(head), png: readPng(head) };
}

/** UTF-8 without control characters other than those of layout; a character that is cut at the end of the head does not count. */
function isText(head: Buffer): boolean {
  if (head.length === 0) return false;
  try {
    return !/[\u0000-\u0008\u000e-\u001f]/u.test(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }));
  } catch {
    return false;
  }
}

/** RFC 7845: the first page of the first stream holds `OpusHead`, its version and the count of channels. */
function readOpusChannels(head: Buffer): number | null {
  if (head.length < 47 || head.toString('latin1', 0, 4) !== 'OggS') return null;
  const start = 27 + (head[26] ?? 0);
  if (head.toString('latin1', start, start + 8) !== 'OpusHead') return null;
  return head[start + 9] ?? null;
}

/** 'WebP container specification' (Google): the first chunk is VP8X, VP8L or VP8 and tells the size in its own way. */
function readWebp(head: Buffer): FileTraits['webp'] {
  if (head.length < 30 || head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WEBP') return null;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1, animated: ((head[20] ?? 0) & 0x02) !== 0 };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, animated: false };
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff, animated: false };
    default:
      return null;
  }
}

/** PNG specification: the first chunk is IHDR; colour type 2 is RGB and 6 is RGBA. */
function readPng(head: Buffer): FileTraits['png'] {
  if (head.length < 26 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { bits: head[24] ?? 0, isColour: head[25] === 2 || head[25] === 6 };
}
