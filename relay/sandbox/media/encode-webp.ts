import { BitWriter } from './bit-writer.ts';
import { canonicalCodes, makePrefixCode } from './prefix-code.ts';

/** A colour of the palette with its opacity, 0 to 255 each. */
export type PaletteColour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Encodes a picture of at most sixteen colours as lossless WebP (VP8L): one colour-indexing transform, two pixels to a byte, one Huffman code.
 *
 * @param indices one palette index per pixel, row by row; the width must be even.
 */
export function encodeWebp(width: number, height: number, palette: readonly PaletteColour[], indices: Uint8Array): Buffer {
  if (palette.length < 5 || palette.length > 16 || width % 2 !== 0) throw new RangeError('Needs 5 to 16 colours and an even width');
  const out = new BitWriter('low-first');
  out.bits(0x2f, 8);
  out.bits(width - 1, 14);
  out.bits(height - 1, 14);
  out.bits(1, 1); // has transparency
  out.bits(0, 3); // version
  out.bits(1, 1); // one transform follows:
  out.bits(3, 2); // colour indexing
  out.bits(palette.length - 1, 8);
  writePalette(out, palette);
  out.bits(0, 1); // no further transform
  out.bits(0, 1); // no colour cache
  out.bits(0, 1); // one set of codes for the whole picture
  const packed = new Uint8Array(indices.length / 2).map((_, at) => (indices[at * 2] ?? 0) | ((indices[at * 2 + 1] ?? 0) << 4));
  const frequencies = Array.from({ length: 280 }, () => 0); // 256 literals and 24 lengths of back references, which are not used.
  for (const value of packed) frequencies[value] = (frequencies[value] ?? 0) + 1;
  const green = makePrefixCode(frequencies);
  writeLengths(out, green.lengths);
  for (const only of [0, 0, 255, 0]) writeSingle(out, only); // red, blue, alpha, distance
  for (const value of packed) out.code(green.codes[value] ?? 0, green.lengths[value] ?? 0);
  return wrapInRiff(out.finish());
}

/** The palette is a picture of one row, each colour as the difference from the one before. */
function writePalette(out: BitWriter, palette: readonly PaletteColour[]): void {
  out.bits(0, 1); // no colour cache
  const even = (count: number): number[] => Array.from({ length: count }, (_, symbol) => (symbol < 256 ? 8 : 0));
  for (const count of [280, 256, 256, 256]) writeLengths(out, even(count));
  writeSingle(out, 0);
  const codes = canonicalCodes(even(256));
  let before: PaletteColour = [0, 0, 0, 0];
  for (const colour of palette) {
    for (const channel of [1, 0, 2, 3] as const) out.code(codes[(colour[channel] - before[channel] + 256) % 256] ?? 0, 8); // green, red, blue, alpha
    before = colour;
  }
}

/** Writes the lengths 0 to 15 with four bits each: the code of codes gives every one of the sixteen the same length. */
function writeLengths(out: BitWriter, lengths: readonly number[]): void {
  out.bits(0, 1); // not a simple code
  out.bits(15, 4); // 19 lengths of the code of codes follow, in the order of the format
  for (const symbol of [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]) out.bits(symbol < 16 ? 4 : 0, 3);
  out.bits(0, 1); // lengths for the whole alphabet
  for (const length of lengths) out.code(length, 4);
}

/** A code of one symbol, which takes no bits in the data. */
function writeSingle(out: BitWriter, symbol: number): void {
  out.bits(1, 1);
  out.bits(0, 1);
  out.bits(1, 1);
  out.bits(symbol, 8);
}

function wrapInRiff(data: Buffer): Buffer {
  const padding = Buffer.alloc(data.length % 2);
  const head = Buffer.alloc(20);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(12 + data.length + padding.length, 4);
  head.write('WEBPVP8L', 8, 'latin1');
  head.writeUInt32LE(data.length, 16);
  return Buffer.concat([head, data, padding]);
}
