import { Canvas, clamp, mix, noise, speck } from './canvas.ts';
import type { Colour } from './canvas.ts';

/** The corner of a bedroom: a damp stain with a brown rim and spots of mould above the skirting board. */
export function drawDampWall(): Canvas {
  const canvas = new Canvas(960, 720);
  const corner = 660;
  canvas.shade((x, y) => {
    // Two walls that meet, light from a window at the left, grain of old paint.
    const wall: Colour = x < corner ? [226, 219, 204] : [205, 199, 187];
    const light = 1.05 - (x < corner ? x / corner : 0.35 + (x - corner) / 700) * 0.22 - (y / 720) * 0.1;
    const fold = 1 - 0.16 * Math.exp(-Math.abs(x - corner) / 26);
    const grain = 0.965 + 0.07 * noise(x / 46, y / 46, 3, 3) + 0.02 * (speck(x, y, 9) - 0.5);
    return scale(wall, light * fold * grain);
  });
  canvas.shade((x, y, now) => {
    const distance = Math.hypot((x - 560) / 330, (y - 640) / 360);
    if (distance > 1.4) return now; // The noise cannot bring the stain this far.
    const reach = distance + (noise(x / 95, y / 95, 17, 5) - 0.5) * 0.62;
    const wet = clamp((0.92 - reach) * 3.2);
    const rim = Math.exp(-(((reach - 0.9) / 0.045) ** 2)) * 0.75;
    const stained = mix(mix(now, [151, 131, 98], wet * 0.62), [117, 89, 52], rim * 0.6);
    const room = clamp((0.74 - reach) * 4);
    const colony = room === 0 ? 0 : room * clamp((noise(x / 24, y / 24, 41, 3) - 0.56) * 7);
    const dots = speck(Math.floor(x / 3), Math.floor(y / 3), 5) < 0.62 ? 1 : 0.35;
    return mix(stained, [44, 50, 43], colony * dots * 0.86);
  }, [90, 130, 960, 660]);
  // Paint that has come off, a socket, and the skirting board with its shadow.
  canvas.shade((x, y, now) => {
    const flake = noise(x / 34, y / 22, 77, 4) + Math.hypot((x - 470) / 190, (y - 585) / 74) * 0.34;
    return flake < 0.41 ? mix(now, [196, 178, 150], 0.75) : now;
  }, [230, 490, 710, 660]);
  canvas.rectangle([120, 112, 98], 196, 506, 92, 62, 6, 0.45);
  canvas.rectangle([240, 238, 232], 192, 500, 92, 62, 6);
  for (const x of [218, 258]) canvas.disc([206, 203, 196], x, 531, 17);
  for (const x of [211, 225, 251, 265]) canvas.disc([66, 62, 58], x, 531, 3.2);
  canvas.rectangle([92, 82, 68], 0, 646, 960, 8, 0, 0.5);
  canvas.rectangle([236, 233, 226], 0, 652, 960, 68);
  canvas.rectangle([205, 200, 190], 0, 662, 960, 3);
  canvas.shade((x, y, now) => {
    const corners = 1 - 0.34 * (Math.hypot(x - 480, y - 360) / 600) ** 2.4;
    return scale(now, corners * (0.985 + 0.03 * speck(x, y, 23)));
  });
  return canvas;
}

function scale(colour: Colour, factor: number): Colour {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}
