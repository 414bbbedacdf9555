import { AbortException, GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- the bundler makes this import: the address of the file
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { after } from '../../bridge/clock.ts';

/** Pages that are drawn; what comes after is for a program of its own. */
export const mostPages = 200;
/** A picture inside a document that is larger is left out. Pixels. */
const mostPixels = 50_000_000;
/** A document that takes longer to open is built to take for ever. Milliseconds. */
const patience = 20_000;

export type OpenPdf = { readonly document: PDFDocumentProxy; readonly close: () => void };

/**
 * Opens a client's PDF in a worker that can reach nothing: no network (its policy), no code from text, no forms, no scripts of the document. Everything in it is drawn
 * into a canvas; links inside are not followed.
 *
 * @returns `broken`: it is no PDF, or damaged · `locked`: it asks for a password · `slow`: it did not open in time.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf | 'broken' | 'locked' | 'slow'> {
  GlobalWorkerOptions.workerSrc = workerAddress;
  const task = getDocument({
    data: bytes, maxImageSize: mostPixels, canvasMaxAreaInBytes: mostPixels * 4, enableXfa: false, useWasm: false, useWorkerFetch: false, useSystemFonts: true, stopAtErrors: false,
    // The library's own warnings quote the document.
    verbosity: 0,
  });
  let late = false;
  const stop = after(patience, () => {
    late = true;
    void task.destroy();
  });
  try {
    return { document: await task.promise, close: () => void task.destroy() };
  } catch (error) {
    if (late || error instanceof AbortException) return 'slow';
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken';
  } finally {
    stop();
  }
}
