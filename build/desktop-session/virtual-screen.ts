import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { ProcessFamily } from '../processes/process-family.ts';

export type ScreenSize = { readonly width: number; readonly height: number };
export type VirtualScreen = {
  /** ':1' */
  readonly display: string;
  /** Path of the file that lets programs in; belongs into XAUTHORITY. */
  readonly authority: string;
  /** A picture of the whole screen, as PNG. */
  readonly picture: () => Buffer;
};

/**
 * An entry of an Xauthority file that fits any display (family 'wild'): the number is not known before the server runs.
 * Format: Xau library, family and four counted strings, big endian.
 */
function authorityEntry(cookie: Buffer): Buffer {
  const counted = (bytes: Buffer) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const nothing = Buffer.alloc(0);
  return Buffer.concat([Buffer.from([0xff, 0xff]), counted(nothing), counted(nothing), counted(Buffer.from('MIT-MAGIC-COOKIE-1')), counted(cookie)]);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4);
  return chunk;
}

/**
 * Turns the frame buffer file of Xvfb (an X window dump: header of big-endian words, colour map, then BGRX lines) into a PNG.
 * @throws when the depth is not the 24 bits that the screen is started with.
 */
export function pngFromWindowDump(dump: Buffer): Buffer {
  const word = (index: number) => dump.readUInt32BE(index * 4);
  const [headerBytes, width, height, bitsPerPixel, bytesPerLine, colours] = [word(0), word(4), word(5), word(11), word(12), word(19)];
  if (bitsPerPixel !== 32) throw new Error(`The virtual screen has ${bitsPerPixel} bits per pixel instead of 32`);
  const start = headerBytes + colours * 12;
  const rows = Buffer.alloc(height * (width * 3 + 1));
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    rows[to++] = 0;
    let from = start + y * bytesPerLine;
    for (let x = 0; x < width; x += 1, from += 4) {
      rows[to++] = dump[from + 2] ?? 0;
      rows[to++] = dump[from + 1] ?? 0;
      rows[to++] = dump[from] ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, RGB, no interlace.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(rows, { level: 3 })), pngChunk('IEND', Buffer.alloc(0))]);
}

/** Starts an X server without a monitor, on a display number that the server finds free by itself. */
export async function startVirtualScreen(family: ProcessFamily, folder: string, size: ScreenSize, logFile: string): Promise<VirtualScreen> {
  const authority = join(folder, 'Xauthority');
  writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const server = await family.start({
    name: 'the virtual screen (Xvfb)',
    command: 'Xvfb',
    args: ['-displayfd', '3', '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp', '-auth', authority, '-fbdir', folder],
    env: { PATH: process.env['PATH'] },
    logFile,
    reportsOnDescriptor3: true,
  });
  const number = await server.report;
  return { display: `:${number}`, authority, picture: () => pngFromWindowDump(readFileSync(join(folder, 'Xvfb_screen0'))) };
}
