import { mediaRules } from '../../shared/domain/media/media-rules.ts';

/** WhatsApp itself scales pictures to about this on their way; more costs the line and shows nothing. Pixels of the longer side. */
const longestSide = 2560;
/** A picture that would need more than this to be held is a bomb or a scan that belongs into a document: four bytes for each pixel. */
const mostPixels = 100_000_000;
const qualities = [0.9, 0.8, 0.65, 0.5] as const;

/** `unreadable`: no picture that Chromium knows (HEIC is one) · `too-many-pixels`: it would not fit into memory. */
export type ImageTrouble = 'unreadable' | 'too-many-pixels';

/**
 * Draws a picture anew, so that nothing but what is seen goes out: place, time and camera (EXIF, XMP) stay here, and the rotation they ask for is done. PNG stays PNG where
 * it fits, because screenshots are letters; everything else becomes JPEG, of the first quality that fits WhatsApp's limit.
 */
export async function prepareImage(file: Blob): Promise<{ readonly blob: Blob } | { readonly trouble: ImageTrouble }> {
  let source: ImageBitmap;
  try {
    source = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return { trouble: 'unreadable' };
  }
  try {
    if (source.width * source.height > mostPixels) return { trouble: 'too-many-pixels' };
    const scale = Math.min(1, longestSide / Math.max(source.width, source.height));
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(source.width * scale)), Math.max(1, Math.round(source.height * scale)));
    const pen = canvas.getContext('2d');
    if (pen === null) return { trouble: 'unreadable' };
    if (file.type === 'image/png') {
      pen.drawImage(source, 0, 0, canvas.width, canvas.height);
      const png = await canvas.convertToBlob({ type: 'image/png' });
      if (png.size <= mediaRules.image.maximum) return { blob: png };
    }
    // JPEG has no transparency: without this it would turn black.
    pen.globalCompositeOperation = 'copy';
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.globalCompositeOperation = 'source-over';
    pen.drawImage(source, 0, 0, canvas.width, canvas.height);
    for (const quality of qualities) {
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      if (jpeg.size <= mediaRules.image.maximum) return { blob: jpeg };
    }
    return { trouble: 'too-many-pixels' };
  } finally {
    source.close();
  }
}
