import { BitWriter } from './bit-writer.ts';
import type { Canvas } from './canvas.ts';

/** A video track: parameter sets and one access unit per frame, each a key frame, in the form that MP4 wants (length before each unit). */
export type VideoTrack = { readonly width: number; readonly height: number; readonly sps: Buffer; readonly pps: Buffer; readonly frames: readonly Buffer[] };

/**
 * Encodes frames as H.264 (constrained baseline) without compression: every macroblock is I_PCM. Large but valid everywhere, and short enough to read.
 *
 * @param pictures all of one size, which must be a multiple of 16.
 */
export function encodeH264(pictures: readonly Canvas[]): VideoTrack {
  const first = pictures[0];
  if (first === undefined || first.width % 16 !== 0 || first.height % 16 !== 0) throw new RangeError('Needs frames whose sides are multiples of 16');
  return {
    width: first.width,
    height: first.height,
    sps: sequenceParameters(first.width / 16, first.height / 16),
    pps: pictureParameters(),
    frames: pictures.map((picture, index) => {
      const unit = escape(0x65, slice(picture, index % 2)); // instantaneous decoder refresh
      const length = Buffer.alloc(4);
      length.writeUInt32BE(unit.length);
      return Buffer.concat([length, unit]);
    }),
  };
}

function sequenceParameters(columns: number, rows: number): Buffer {
  const out = new BitWriter('high-first');
  out.bits(66, 8); // baseline …
  out.bits(0xc0, 8); // … constrained
  out.bits(30, 8); // level 3
  for (const value of [0, 0, 2, 1]) exponential(out, value); // id, 4 bits of frame number, order as coded, one reference frame
  out.bits(0, 1);
  exponential(out, columns - 1);
  exponential(out, rows - 1);
  out.bits(0b1100, 4); // whole frames, 8x8 inference, no cropping, no display data
  return escape(0x67, trailing(out));
}

function pictureParameters(): Buffer {
  const out = new BitWriter('high-first');
  exponential(out, 0);
  exponential(out, 0);
  out.bits(0, 2); // variable-length codes, no field order
  for (const value of [0, 0, 0]) exponential(out, value); // one slice group, one reference in each list
  out.bits(0, 3); // no weighted prediction
  for (const value of [0, 0, 0]) exponential(out, value); // quantiser offsets of zero
  out.bits(0b100, 3); // deblocking is controlled per slice
  return escape(0x68, trailing(out));
}

function slice(picture: Canvas, pictureId: number): Buffer {
  const out = new BitWriter('high-first');
  for (const value of [0, 7, 0]) exponential(out, value); // first macroblock, intra only, parameter set
  out.bits(0, 4); // frame number
  exponential(out, pictureId);
  out.bits(0, 2); // keep earlier output, no long-term reference
  exponential(out, 0); // quantiser as in the parameter set
  exponential(out, 1); // no deblocking
  for (let top = 0; top < picture.height; top += 16) {
    for (let left = 0; left < picture.width; left += 16) {
      exponential(out, 25); // I_PCM
      out.align();
      out.bytes(samples(picture, left, top, 1, ([r, g, b]) => 16 + 0.257 * r + 0.504 * g + 0.098 * b));
      out.bytes(samples(picture, left, top, 2, ([r, g, b]) => 128 - 0.148 * r - 0.291 * g + 0.439 * b));
      out.bytes(samples(picture, left, top, 2, ([r, g, b]) => 128 + 0.439 * r - 0.368 * g - 0.071 * b));
    }
  }
  return trailing(out);
}

function samples(picture: Canvas, left: number, top: number, step: number, convert: (colour: readonly [number, number, number]) => number): number[] {
  const values: number[] = [];
  for (let y = top; y < top + 16; y += step) {
    for (let x = left; x < left + 16; x += step) {
      const at = (y * picture.width + x) * 4;
      values.push(Math.round(convert([picture.pixels[at] ?? 0, picture.pixels[at + 1] ?? 0, picture.pixels[at + 2] ?? 0])));
    }
  }
  return values;
}

/** Unsigned exponential Golomb code. */
function exponential(out: BitWriter, value: number): void {
  const length = Math.floor(Math.log2(value + 1));
  out.bits(0, length);
  out.bits(value + 1, length + 1);
}

function trailing(out: BitWriter): Buffer {
  out.bits(1, 1);
  out.align();
  return out.finish();
}

/** Puts the unit's header before its payload and a 3 after every two zeros that could be read as a start code. */
function escape(header: number, payload: Buffer): Buffer {
  const out: number[] = [header];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3);
      zeros = 0;
    }
    out.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Buffer.from(out);
}
