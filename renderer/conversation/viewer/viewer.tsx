import { ChevronLeft, ChevronRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import { mediaAddress } from '../../bridge/media-address.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate, oneLine } from '../../text/words.ts';
import { IconButton } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SaveButton } from '../content/save-button.tsx';
import { WhyNotShown } from '../content/why-not-shown.tsx';
import { FilmStage } from './film-stage.tsx';
import { PictureStage } from './picture-stage.tsx';
import { closeViewer, openViewer, useViewer } from './viewer-store.ts';
import { neighboursOf } from './viewable.ts';
import './viewer.css';

// The reader of PDFs is as large as the rest of the page: it is loaded when somebody opens one.
const PdfStage = lazy(() => import('./pdf-stage.tsx'));

/** A picture or a document of the thread in the whole window, with the way to the next and the one before. */
export function Viewer({ messages }: { readonly messages: readonly CachedMessage[] }) {
  const { text } = useWords();
  const messageId = useViewer((state) => state.messageId);
  const [brokenId, setBrokenId] = useState<string | null>(null);
  if (messageId === null) return null;
  const { now, before, after, place, of } = neighboursOf(messages, messageId);
  if (now === null) return null;
  const name = now.name === null || now.name === '' ? text(now.kind === 'pdf' ? 'kind.document' : `kind.${now.kind}`) : oneLine(now.name).slice(0, 200);
  const turn = (by: -1 | 1) => {
    const next = by < 0 ? before : after;
    if (next !== null) openViewer(next.message.id);
  };
  const tools = (
    <>
      {of > 1 && (
        <span className="viewer-turn">
          <IconButton name={text('viewer.before')} disabled={before === null} onClick={() => turn(-1)}><ChevronLeft size={20} aria-hidden /></IconButton>
          <span className="figures" role="status">{text('viewer.place', { place, of })}</span>
          <IconButton name={text('viewer.after')} disabled={after === null} onClick={() => turn(1)}><ChevronRight size={20} aria-hidden /></IconButton>
        </span>
      )}
      <SaveButton key={now.message.id} id={now.message.id} name={isolate(name)} />
    </>
  );
  const address = mediaAddress(now.media.id);
  return (
    <Modal look="full" title={name} closeName={text('action.close')} onClose={closeViewer}>
      {now.message.id === brokenId && <div className="viewer"><div className="viewer-stage"><WhyNotShown media={now.media} /></div><div className="viewer-tools">{tools}</div></div>}
      {now.message.id !== brokenId && now.kind === 'image' && (
        <PictureStage key={now.message.id} address={address} name={name} tools={tools} onBroken={() => setBrokenId(now.message.id)} onTurn={turn} />
      )}
      {now.message.id !== brokenId && now.kind === 'video' && <FilmStage key={now.message.id} address={address} name={name} tools={tools} onBroken={() => setBrokenId(now.message.id)} onTurn={turn} />}
      {now.kind === 'pdf' && (
        <Suspense fallback={<p className="pdf-problem" role="status">{text('pdf.opening')}</p>}>
          <PdfStage key={now.message.id} mediaId={now.media.id} name={name} tools={tools} />
        </Suspense>
      )}
    </Modal>
  );
}
