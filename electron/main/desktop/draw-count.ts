/** The digits and the plus as 3 × 5 dots, a row to each number, from the top; the highest of three bits is the left dot. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 7, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 2, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
  '+': [0, 2, 7, 2, 0],
};

/** A square picture: 4 bytes for each pixel, blue, green, red, alpha, multiplied; as Electron takes bitmaps on every system. */
export type Bitmap = { readonly size: number; readonly pixels: Uint8Array };

const red = [30, 38, 179, 255] as const;
const white = [255, 255, 255, 255] as const;

/**
 * Draws a count on a red disc into the lower right corner; a picture of nothing else when the disc is as large as the picture. Pure.
 *
 * @param discSize pixels; the disc keeps its digits readable from 16 on.
 * @param count at least 1; more than nine is '9+', because two digits cannot be read at this size.
 */
export function drawCount(under: Bitmap, { count, discSize }: { readonly count: number; readonly discSize: number }): Bitmap {
  const { size } = under;
  const pixels = Uint8Array.from(under.pixels);
  const put = (x: number, y: number, [b, g, r, a]: readonly [number, number, number, number]) => pixels.set([b, g, r, a], (y * size + x) * 4);
  const origin = size - discSize;
  const middle = origin + discSize / 2;
  for (let y = origin; y < size; y += 1) {
    for (let x = origin; x < size; x += 1) if (Math.hypot(x + 0.5 - middle, y + 0.5 - middle) <= discSize / 2) put(x, y, red);
  }
  const text = count > 9 ? '9+' : String(count);
  const dots = text.length * 4 - 1;
  const scale = Math.max(1, Math.floor(Math.min((discSize * 0.72) / dots, (discSize * 0.62) / 5)));
  const left = Math.round(middle - (dots * scale) / 2);
  const top = Math.round(middle - (5 * scale) / 2);
  for (const [index, character] of Array.from(text).entries()) {
    for (const [row, bits] of (glyphs[character] ?? []).entries()) {
      for (let column = 0; column < 3; column += 1) {
        if ((bits & (4 >> column)) === 0) continue;
        for (let dot = 0; dot < scale * scale; dot += 1) put(left + (index * 4 + column) * scale + (dot % scale), top + row * scale + Math.floor(dot / scale), white);
      }
    }
  }
  return { size, pixels };
}

/** A picture of nothing. */
export function emptyBitmap(size: number): Bitmap {
  return { size, pixels: new Uint8Array(size * size * 4) };
}
