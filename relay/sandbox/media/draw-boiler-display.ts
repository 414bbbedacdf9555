import { Canvas, boxDistance, noise, speck } from './canvas.ts';
import type { Colour } from './canvas.ts';

/** Which of the seven bars are lit: top, upper left, upper right, middle, lower left, lower right, bottom. */
const bars: Readonly<Record<string, string>> = { F: '1101100', '2': '1011101', '0': '1110111', '8': '1111111' };

/** The front of a gas boiler: the display says F22, the pressure gauge stands near zero. */
export function drawBoilerDisplay(): Canvas {
  const canvas = new Canvas(960, 720);
  canvas.shade((x, y) => {
    const light = 1.04 - (x / 960) * 0.16 - (y / 720) * 0.12 + 0.02 * noise(x / 160, y / 160, 4, 3);
    return [232 * light, 234 * light, 236 * light];
  });
  canvas.rectangle([150, 154, 158], 66, 128, 836, 476, 30, 0.35);
  canvas.rectangle([214, 217, 220], 60, 116, 836, 476, 28);
  canvas.rectangle([58, 62, 68], 92, 148, 772, 412, 20);
  // The display glows and reflects.
  canvas.paint([40, 66, 58], (x, y) => boxDistance(x, y, 136, 196, 400, 220, 12), { area: [130, 190, 542, 422] });
  canvas.shade((x, y, now) => {
    const inside = boxDistance(x, y, 140, 200, 392, 212, 10);
    if (inside > 0) return now;
    const glow = 1 + 0.2 * Math.exp(-Math.hypot(x - 336, y - 306) / 150);
    return [146 * glow, 178 * glow, 128 * glow];
  }, [136, 196, 536, 416]);
  for (const [index, digit] of ['F', '2', '2'].entries()) sevenSegments(canvas, digit, 190 + index * 112, 232, [22, 34, 26]);
  canvas.paint([22, 34, 26], (x, y) => Math.max(Math.abs(x - 162) * 0.9 - (y - 232) * 0.45, y - 256), { strength: 0.85, area: [140, 226, 190, 260] });
  drawGauge(canvas, 702, 302);
  for (const [index, colour] of ([[224, 226, 228], [224, 226, 228], [224, 226, 228], [196, 66, 54]] as const).entries()) {
    canvas.disc([34, 37, 41], 178 + index * 106, 492, 35);
    canvas.disc(colour, 176 + index * 106, 488, 31);
  }
  canvas.disc([255, 120, 84], 826, 496, 9);
  canvas.disc([255, 120, 84], 826, 496, 26, 0.25);
  canvas.shade((x, y, now) => {
    const band = Math.exp(-(((x - y * 0.55 - 210) / 90) ** 2)) * 12;
    const vignette = 1 - 0.3 * (Math.hypot(x - 480, y - 360) / 600) ** 2.2;
    const grain = (speck(x, y, 12) - 0.5) * 7;
    return [now[0] * vignette + band + grain, now[1] * vignette + band + grain, now[2] * vignette + band + grain];
  });
  return canvas;
}

function drawGauge(canvas: Canvas, x: number, y: number): void {
  canvas.disc([28, 30, 34], x, y, 112);
  canvas.disc([236, 236, 230], x, y, 100);
  for (let step = 0; step <= 20; step += 1) {
    const angle = Math.PI * (0.75 + step * 0.075);
    const long = step % 5 === 0;
    const colour: Colour = step < 5 || step > 15 ? [190, 60, 48] : [46, 120, 70];
    const inner = long ? 76 : 84;
    canvas.line(colour, [x + Math.cos(angle) * inner, y + Math.sin(angle) * inner], [x + Math.cos(angle) * 94, y + Math.sin(angle) * 94], long ? 6 : 3);
  }
  const needle = Math.PI * 0.86;
  canvas.line([30, 30, 32], [x - Math.cos(needle) * 20, y - Math.sin(needle) * 20], [x + Math.cos(needle) * 80, y + Math.sin(needle) * 80], 6);
  canvas.disc([40, 40, 44], x, y, 13);
}

function sevenSegments(canvas: Canvas, digit: string, left: number, top: number, colour: Colour): void {
  const [width, height, thickness] = [78, 148, 15];
  const half = height / 2;
  const [l, r, t, m, b] = [left, left + width, top, top + half, top + height];
  const ends = [[[l, t], [r, t]], [[l, t], [l, m]], [[r, t], [r, m]], [[l, m], [r, m]], [[l, m], [l, b]], [[r, m], [r, b]], [[l, b], [r, b]]] as const;
  for (const [index, [from, to]] of ends.entries()) {
    const lit = bars[digit]?.[index] === '1';
    const [dx, dy] = [Math.sign(to[0] - from[0]) * 11, Math.sign(to[1] - from[1]) * 11];
    if (lit) canvas.line(colour, [from[0] + dx, from[1] + dy], [to[0] - dx, to[1] - dy], thickness);
  }
}
