import { useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useWords } from '../../text/use-words.tsx';

type PdfPageProps = { readonly document: PDFDocumentProxy; readonly index: number; readonly pages: number; readonly width: number; readonly ratio: number };

/** One page: drawn when it comes near the window, given back when it is far away. Its words stand beside it for screen readers. */
export function PdfPage({ document: pdf, index, pages, width, ratio }: PdfPageProps) {
  const { text } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [shape, setShape] = useState(ratio);
  const [words, setWords] = useState('');
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), { rootMargin: '600px 0px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!near) return undefined;
    let stop = (): void => undefined;
    let gone = false;
    const draw = async () => {
      const page = await pdf.getPage(index);
      const element = canvas.current;
      if (gone || element === null) return;
      const own = page.getViewport({ scale: 1 });
      setShape(own.height / own.width);
      const viewport = page.getViewport({ scale: (width / own.width) * Math.min(2, window.devicePixelRatio) });
      element.width = Math.floor(viewport.width);
      element.height = Math.floor(viewport.height);
      const task = page.render({ canvas: element, viewport });
      stop = () => task.cancel();
      await task.promise;
      const content = await page.getTextContent();
      setWords(content.items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ').slice(0, 20_000));
    };
    draw().catch(() => { if (!gone) setBroken(true); });
    return () => {
      gone = true;
      stop();
    };
  }, [pdf, index, near, width]);

  return (
    <div ref={place} className="pdf-page" role="group" aria-label={text('pdf.page', { page: index, pages })} style={{ inlineSize: `${width}px`, blockSize: `${Math.round(width * shape)}px` }}>
      {near && !broken && <canvas ref={canvas} aria-hidden="true" />}
      {broken && <p className="pdf-problem">{text('pdf.pageBroken')}</p>}
      <p className="hidden-words">{words}</p>
    </div>
  );
}
