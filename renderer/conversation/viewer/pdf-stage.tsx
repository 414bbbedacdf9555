import { ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { MediaId } from '../../../shared/kernel/ids.ts';
import { readMedia } from '../../bridge/read-media.ts';
import { number } from '../../text/formats.ts';
import { useWords } from '../../text/use-words.tsx';
import { IconButton } from '../../ui/button.tsx';
import { mostPages, openPdf } from './open-pdf.ts';
import type { OpenPdf } from './open-pdf.ts';
import { PdfPage } from './pdf-page.tsx';

/** Width of a page at 100 %, pixels: a sheet of A4 on a screen. */
const usualWidth = 794;
const scales = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
/** Pixels beside a page: the stage's own padding, and its scroll bar (`base.css`). */
const besidePage = 44;
/** 100 %, or as much as shows a page in its whole width. */
const firstStep = (width: number) => Math.max(0, scales.findLastIndex((scale) => scale <= 1 && usualWidth * scale + besidePage <= width));

type PdfStageProps = { readonly mediaId: MediaId; readonly name: string; readonly tools: ReactNode };
type State = { readonly kind: 'opening' } | { readonly kind: 'open'; readonly pdf: OpenPdf; readonly ratio: number } | { readonly kind: 'problem'; readonly why: 'broken' | 'locked' | 'slow' | 'away' };

/** The pages of a client's PDF, one below the other. It is drawn, never run: see `open-pdf.ts`. */
export default function PdfStage({ mediaId, name, tools }: PdfStageProps) {
  const words = useWords();
  const { text } = words;
  const stage = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>({ kind: 'opening' });
  const [step, setStep] = useState(() => firstStep(window.innerWidth));

  useEffect(() => {
    let gone = false;
    let close = (): void => undefined;
    const open = async (): Promise<State> => {
      const answer = await readMedia(mediaId);
      if (!answer.ok) return { kind: 'problem', why: 'away' };
      const pdf = await openPdf(new Uint8Array(answer.bytes));
      if (typeof pdf === 'string') return { kind: 'problem', why: pdf };
      close = pdf.close;
      const first = (await pdf.document.getPage(1)).getViewport({ scale: 1 });
      return { kind: 'open', pdf, ratio: first.height / first.width };
    };
    open().catch((): State => ({ kind: 'problem', why: 'broken' })).then(
      (end) => {
        if (gone) close();
        else setState(end);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      close();
    };
  }, [mediaId]);
  useEffect(() => stage.current?.focus(), [state.kind]);

  const scale = scales[step] ?? 1;
  const pages = state.kind === 'open' ? state.pdf.document.numPages : 0;
  const change = (by: number) => setStep((now) => Math.min(scales.length - 1, Math.max(0, now + by)));
  return (
    <div className="viewer" onKeyDown={(event) => { if (event.key === '+' || event.key === '=') change(1); else if (event.key === '-') change(-1); }}>
      <div ref={stage} className="viewer-pages" tabIndex={0} role="group" aria-label={name} aria-busy={state.kind === 'opening'}>
        {state.kind === 'opening' && <p className="pdf-problem" role="status">{text('pdf.opening')}</p>}
        {state.kind === 'problem' && <p className="pdf-problem" role="alert">{text(`pdf.${state.why}`)}</p>}
        {state.kind === 'open' && Array.from({ length: Math.min(pages, mostPages) }, (_, index) => (
          <PdfPage key={index} document={state.pdf.document} index={index + 1} pages={pages} width={Math.round(usualWidth * scale)} ratio={state.ratio} />
        ))}
        {pages > mostPages && <p className="pdf-problem">{text('pdf.more', { count: mostPages, pages: number(words, pages) })}</p>}
      </div>
      <div className="viewer-tools">
        <IconButton name={text('viewer.smaller')} keys="-" disabled={step === 0} onClick={() => change(-1)}><ZoomOut size={20} aria-hidden /></IconButton>
        <span className="figures" role="status">{number(words, scale * 100)} %</span>
        <IconButton name={text('viewer.larger')} keys="+" disabled={step === scales.length - 1} onClick={() => change(1)}><ZoomIn size={20} aria-hidden /></IconButton>
        {tools}
      </div>
    </div>
  );
}
