/** A colour, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Left, top, right, bottom. */
export type Area = readonly [number, number, number, number];

/** A picture in the making: shapes with soft edges, gradients and noise, enough to look like a photograph at the size of a message bubble. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  }

  /** Recolours the pixels of an area, or all. @param shade gets the position and the present colour. */
  shade(shade: (x: number, y: number, now: Colour) => Colour, area: Area = [0, 0, this.width, this.height]): void {
    const [left, right] = [Math.max(0, Math.floor(area[0])), Math.min(this.width, Math.ceil(area[2]))];
    const [top, bottom] = [Math.max(0, Math.floor(area[1])), Math.min(this.height, Math.ceil(area[3]))];
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const at = (y * this.width + x) * 4;
        const colour = shade(x, y, [this.pixels[at] ?? 0, this.pixels[at + 1] ?? 0, this.pixels[at + 2] ?? 0]);
        this.pixels[at] = colour[0];
        this.pixels[at + 1] = colour[1];
        this.pixels[at + 2] = colour[2];
      }
    }
  }

  /** Paints where `distance` is below zero, with an edge of one pixel. @param distance signed distance to the shape's border, in pixels. */
  paint(colour: Colour, distance: (x: number, y: number) => number, options: { readonly strength?: number; readonly area?: Area } = {}): void {
    const { strength = 1, area } = options;
    this.shade((x, y, now) => mix(now, colour, strength * clamp(0.5 - distance(x + 0.5, y + 0.5))), area);
  }

  rectangle(colour: Colour, left: number, top: number, width: number, height: number, radius = 0, strength = 1): void {
    this.paint(colour, (x, y) => boxDistance(x, y, left, top, width, height, radius), { strength, area: [left - 1, top - 1, left + width + 1, top + height + 1] });
  }

  disc(colour: Colour, centreX: number, centreY: number, radius: number, strength = 1): void {
    const reach = radius + 1;
    this.paint(colour, (x, y) => Math.hypot(x - centreX, y - centreY) - radius, { strength, area: [centreX - reach, centreY - reach, centreX + reach, centreY + reach] });
  }

  line(colour: Colour, from: readonly [number, number], to: readonly [number, number], thickness: number): void {
    const reach = thickness / 2 + 1;
    const area: Area = [Math.min(from[0], to[0]) - reach, Math.min(from[1], to[1]) - reach, Math.max(from[0], to[0]) + reach, Math.max(from[1], to[1]) + reach];
    this.paint(colour, (x, y) => segmentDistance(x, y, from, to) - thickness / 2, { area });
  }
}

export function clamp(value: number, low = 0, high = 1): number {
  return Math.min(high, Math.max(low, value));
}

export function mix(from: Colour, to: Colour, share: number): Colour {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];
}

/** Signed distance to a rectangle with rounded corners. */
export function boxDistance(x: number, y: number, left: number, top: number, width: number, height: number, radius: number): number {
  const dx = Math.abs(x - left - width / 2) - width / 2 + radius;
  const dy = Math.abs(y - top - height / 2) - height / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

function segmentDistance(x: number, y: number, from: readonly [number, number], to: readonly [number, number]): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = clamp(((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1));
  return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy);
}

/** Smooth noise in [0, 1] of several octaves; one unit of x or y is one cell of the coarsest. */
export function noise(x: number, y: number, seed: number, octaves = 4): number {
  let [sum, weight, total, scale] = [0, 1, 0, 1];
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += weight * cellNoise(x * scale, y * scale, seed + octave * 101);
    total += weight;
    weight /= 2;
    scale *= 2;
  }
  return sum / total;
}

/** Hashed chance in [0, 1) for a pair of whole numbers. */
export function speck(x: number, y: number, seed: number): number {
  let hash = Math.imul(x | 0, 374_761_393) ^ Math.imul(y | 0, 668_265_263) ^ Math.imul(seed, 1_274_126_177);
  hash = Math.imul(hash ^ (hash >>> 13), 1_103_515_245);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

function cellNoise(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [ease(x - left), ease(y - top)];
  const upper = speck(left, top, seed) * (1 - u) + speck(left + 1, top, seed) * u;
  const lower = speck(left, top + 1, seed) * (1 - u) + speck(left + 1, top + 1, seed) * u;
  return upper * (1 - v) + lower * v;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
