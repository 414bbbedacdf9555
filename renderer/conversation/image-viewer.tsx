import { ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../text/use-words.tsx';
import { number } from '../text/formats.ts';
import { IconButton } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import './image-viewer.css';

const steps = [1, 1.5, 2, 3, 4] as const;

/** A picture in the whole window: plus and minus change its size, the scroll bars or the wheel move it, Escape closes. */
export function ImageViewer({ address, name, tools, onClose }: { readonly address: string; readonly name: string; readonly tools: ReactNode; readonly onClose: () => void }) {
  const words = useWords();
  const [step, setStep] = useState(0);
  const zoom = steps[step] ?? 1;
  const change = (by: number) => setStep(Math.min(steps.length - 1, Math.max(0, step + by)));
  return (
    <Modal look="full" title={name} closeName={words.text('action.close')} onClose={onClose}>
      <div
        className="viewer"
        onKeyDown={(event) => {
          if (event.key === '+' || event.key === '=') change(1);
          if (event.key === '-') change(-1);
        }}
      >
        <div className="viewer-scroll" tabIndex={0} role="group" aria-label={name} data-zoomed={zoom > 1} onDoubleClick={() => setStep(zoom > 1 ? 0 : 2)}>
          <img src={address} alt={name} style={{ maxInlineSize: `${zoom * 100}%`, maxBlockSize: `${zoom * 100}%`, ...(zoom > 1 ? { inlineSize: `${zoom * 100}%` } : {}) }} />
        </div>
        <div className="viewer-tools">
          <IconButton name={words.text('viewer.smaller')} keys="-" disabled={step === 0} onClick={() => change(-1)}><ZoomOut size={20} aria-hidden /></IconButton>
          <span className="figures" role="status">{number(words, zoom * 100)} %</span>
          <IconButton name={words.text('viewer.larger')} keys="+" disabled={step === steps.length - 1} onClick={() => change(1)}><ZoomIn size={20} aria-hidden /></IconButton>
          {tools}
        </div>
      </div>
    </Modal>
  );
}
