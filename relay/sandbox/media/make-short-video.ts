import { Canvas, noise } from './canvas.ts';
import { encodeH264 } from './encode-h264.ts';
import { wrapInMp4 } from './wrap-in-mp4.ts';

const frames = 15;

/** Three seconds of a dripping tap, without sound, at five pictures a second. */
export function makeShortVideo(): Buffer {
  const pictures = Array.from({ length: frames }, (_, index) => drawDrip(index / frames));
  return wrapInMp4(encodeH264(pictures), 200);
}

/** @param t 0 to 1, one fall of the drop. */
function drawDrip(t: number): Canvas {
  const canvas = new Canvas(160, 128);
  canvas.shade((x, y) => {
    const tile = x % 40 < 2 || y % 32 < 2 ? 0.86 : 1 - 0.05 * noise(x / 30, y / 30, 8, 2);
    return [206 * tile, 216 * tile, 218 * tile];
  });
  canvas.rectangle([230, 232, 234], 24, 104, 112, 24, 10);
  canvas.rectangle([148, 156, 162], 70, 20, 58, 13, 6);
  canvas.rectangle([120, 128, 134], 66, 20, 15, 32, 6);
  canvas.rectangle([176, 184, 190], 104, 6, 13, 18, 4);
  canvas.disc([70, 140, 190], 73.5, 56 + t * t * 48, t < 0.1 ? 2.5 : 4);
  if (t > 0.85) canvas.rectangle([110, 170, 206], 73.5 - (t - 0.85) * 90, 105, (t - 0.85) * 180 + 2, 3, 1.5);
  return canvas;
}
