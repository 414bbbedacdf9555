import { Canvas, boxDistance, clamp } from './canvas.ts';
import type { Colour } from './canvas.ts';
import type { PaletteColour } from './encode-webp.ts';
import { encodeWebp } from './encode-webp.ts';

const white: Colour = [255, 255, 255];
const teal: Colour = [15, 107, 110];
const night: Colour = [22, 40, 52];
const amber: Colour = [244, 178, 74];

/** Pure colours, and the mixtures that soft edges need. */
const palette: readonly PaletteColour[] = [
  [0, 0, 0, 0], [255, 255, 255, 90], [255, 255, 255, 180], [255, 255, 255, 255], [15, 107, 110, 255], [95, 156, 158, 255], [175, 206, 207, 255], [22, 40, 52, 255],
  [100, 112, 120, 255], [178, 183, 188, 255], [244, 178, 74, 255], [249, 216, 164, 255], [130, 142, 92, 255], [133, 109, 63, 255], [18, 74, 81, 255], [214, 84, 84, 255],
];

/** A small house with a lit window and a heart, cut out with a white border: 512 by 512, as WhatsApp wants its stickers. */
export function drawHarbourSticker(): Buffer {
  const size = 512;
  const canvas = new Canvas(size, size);
  const roof = (x: number, y: number): number => Math.max((Math.abs(x - 256) * 0.72 - (y - 70) * 0.76) * 0.95, y - 250); // a triangle with its tip at the top
  const body = (x: number, y: number): number => boxDistance(x, y, 126, 226, 260, 210, 16);
  const outline = (x: number, y: number): number => Math.min(roof(x, y), body(x, y)) - 26;
  canvas.paint(teal, body);
  canvas.paint(night, roof);
  canvas.rectangle(amber, 158, 276, 84, 76, 8);
  canvas.rectangle(night, 196, 276, 7, 76);
  canvas.rectangle(night, 158, 310, 84, 7);
  canvas.rectangle(white, 278, 284, 76, 152, 10);
  canvas.disc(teal, 340, 362, 7);
  canvas.paint([214, 84, 84], (x, y) => heart((x - 256) / 34, (y - 196) / 34) * 34);
  const indices = new Uint8Array(size * size).map((_, at) => {
    const alpha = 255 * clamp(0.5 - outline((at % size) + 0.5, Math.floor(at / size) + 0.5) / 1.5);
    return nearest([canvas.pixels[at * 4] ?? 0, canvas.pixels[at * 4 + 1] ?? 0, canvas.pixels[at * 4 + 2] ?? 0], alpha);
  });
  return encodeWebp(size, size, palette, indices);
}

/** A distance-like value that is below zero inside a heart of about unit size. */
function heart(x: number, y: number): number {
  const up = -y - Math.sqrt(Math.abs(x)) * 0.62;
  return Math.hypot(x, up) - 0.95;
}

function nearest(colour: Colour, alpha: number): number {
  if (alpha < 40) return 0;
  if (alpha < 220) return alpha < 135 ? 1 : 2;
  let [best, least] = [3, Number.POSITIVE_INFINITY];
  for (const [index, [red, green, blue]] of palette.entries()) {
    const distance = index < 3 ? Number.POSITIVE_INFINITY : (red - colour[0]) ** 2 + (green - colour[1]) ** 2 + (blue - colour[2]) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
