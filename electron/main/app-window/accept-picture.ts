import { GIF } from 'image-size/types/gif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';

/** A bigger picture is not decoded: 50 megapixels are 200 MB of memory, and a file of a few kilobytes can claim a hundred times that. The relay draws the same line. */
const mostPixels = 50_000_000;

const readers: Readonly<Record<string, typeof JPG>> = { 'image/jpeg': JPG, 'image/png': PNG, 'image/webp': WEBP, 'image/gif': GIF };

/**
 * Whether a page may decode a client's picture. Pure: the size is in the header, no pixel is touched.
 *
 * @param contentType as it will be served; what is no picture is not asked about and passes.
 * @returns `mismatch`: the bytes are not what the type says, or are damaged where their size stands · `too-many-pixels`.
 */
export function acceptPicture(contentType: string, bytes: Uint8Array): 'accepted' | 'mismatch' | 'too-many-pixels' {
  const reader = readers[contentType];
  if (reader === undefined) return 'accepted';
  try {
    // Only the four formats that are served: the others of the library never see a stranger's bytes.
    if (!reader.validate(bytes)) return 'mismatch';
    const { width, height } = reader.calculate(bytes);
    return width * height > mostPixels ? 'too-many-pixels' : 'accepted';
  } catch {
    return 'mismatch';
  }
}
