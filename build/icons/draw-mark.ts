import { crc32, deflateSync } from 'node:zlib';

type Point = readonly [x: number, y: number];

/** The drawing of `renderer/ui/mark.tsx`, on its 48 by 48 grid, in the light theme's colours. */
const tile = { size: 48, margin: 2, radius: 11, colour: [0x0f, 0x6b, 0x6e] } as const;
const stroke = { width: 3.5, colour: [0xff, 0xff, 0xff] } as const;
const lines: readonly (readonly Point[])[] = [
  [[11, 32], [37, 32]],
  [[15, 32], [15, 38]],
  [[33, 32], [33, 38]],
  [...curve([13, 18], [16.5, 9], [20.5, 9], [24, 18]), ...curve([24, 18], [27.5, 27], [31.5, 27], [35, 18])],
];

/** The mark as a PNG with a clear margin. Pure: the same size gives the same bytes. @param size width and height in pixels. */
export function drawMark(size: number): Buffer {
  const pixel = tile.size / size;
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const at: Point = [(x + 0.5) * pixel, (y + 0.5) * pixel];
      const inside = cover(distanceToTile(at) / pixel);
      const line = cover((Math.min(...lines.map((points) => distanceToLine(at, points))) - stroke.width / 2) / pixel);
      const offset = y * (1 + size * 4) + 1 + x * 4;
      for (let channel = 0; channel < 3; channel += 1) rows[offset + channel] = Math.round((tile.colour[channel] ?? 0) * (1 - line) + (stroke.colour[channel] ?? 0) * line);
      rows[offset + 3] = Math.round(255 * inside);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, red, green, blue and alpha; no interlacing. Source: PNG specification, IHDR.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** How much of a pixel is covered whose middle is this far outside the border, in pixels. */
function cover(distance: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance));
}

function distanceToTile([x, y]: Point): number {
  const half = tile.size / 2 - tile.margin - tile.radius;
  const [across, down] = [Math.abs(x - tile.size / 2) - half, Math.abs(y - tile.size / 2) - half];
  return Math.hypot(Math.max(across, 0), Math.max(down, 0)) + Math.min(Math.max(across, down), 0) - tile.radius;
}

function distanceToLine([x, y]: Point, points: readonly Point[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [index, [toX, toY]] of points.entries()) {
    const [fromX, fromY] = points[Math.max(0, index - 1)] ?? [toX, toY];
    const [alongX, alongY] = [toX - fromX, toY - fromY];
    const length = alongX ** 2 + alongY ** 2;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length));
    nearest = Math.min(nearest, Math.hypot(x - fromX - share * alongX, y - fromY - share * alongY));
  }
  return nearest;
}

/** Points on a cubic Bézier curve. */
function curve(from: Point, pull: Point, push: Point, to: Point): readonly Point[] {
  const steps = 24;
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const t = step / steps;
    const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3] as const;
    const sum = (axis: 0 | 1) => weights[0] * from[axis] + weights[1] * pull[axis] + weights[2] * push[axis] + weights[3] * to[axis];
    return [sum(0), sum(1)];
  });
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
