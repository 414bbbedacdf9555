import sharp from 'sharp';

/** Longest side of a small picture, in pixels: twice what a thread shows, for dense screens. */
export const thumbnailSide = 480;

/** A bigger picture is not opened: 50 megapixels are 200 MB of memory. The header tells, before a pixel is decoded. */
const mostPixels = 50_000_000;

/** Compressed bytes that are worth reading for a small picture. WhatsApp's own limit for pictures is 5 MB. */
export const mostBytes = 25 * 1024 * 1024;

/** Only these formats are ever opened: every other decoder of the library is switched off, for it would see bytes of strangers. */
const formats = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: formats });
// One picture at a time on one thread: the memory ceiling is that of one picture, and webhooks keep their share of the machine.
sharp.concurrency(1);
sharp.cache(false);

/** Longest that one picture may take. */
const timeoutSeconds = 20;

/**
 * Draws a small picture as WebP: turned upright, without any of the original's metadata (place, time, device), the first image of a moving one.
 *
 * @returns null when the bytes are no picture that may be opened: another format, damaged, or too many pixels.
 */
export async function drawThumbnail(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1, sequentialRead: true })
      .timeout({ seconds: timeoutSeconds })
      .rotate()
      .resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
  } catch {
    return null;
  }
}
