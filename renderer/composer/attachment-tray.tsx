import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { DraftFile } from '../../shared/domain/drafts/draft.ts';
import { outgoingLimits } from '../../shared/domain/outgoing/outgoing-limits.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { after } from '../bridge/clock.ts';
import { mediaAddress } from '../bridge/media-address.ts';
import { size } from '../text/formats.ts';
import { useWords } from '../text/use-words.tsx';
import type { TextKey } from '../text/words.ts';
import { IconButton } from '../ui/button.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { ListenButton } from './voice/listen-button.tsx';
import { arrangeFiles } from './attach-files.ts';
import { showDraft, draftOf } from './composer-store.ts';

const kindKeys: Readonly<Record<DraftFile['kind'], TextKey>> = {
  image: 'kind.image', video: 'kind.video', audio: 'kind.audio', voice: 'kind.voice', document: 'kind.document', sticker: 'kind.sticker',
};
/** A caption is kept when the fingers pause. */
const captionPauseMs = 400;

type TrayProps = { readonly conversationId: ConversationId; readonly files: readonly DraftFile[]; readonly coming: number };

/** What will go along: a picture of each file, its name and size, its caption, its place in the order. */
export function AttachmentTray({ conversationId, files, coming }: TrayProps) {
  const { text } = useWords();
  if (files.length === 0 && coming === 0) return null;
  return (
    <div className="tray">
      <ul className="tray-files" aria-label={text('files.tray', { count: files.length })}>
        {files.map((file, index) => <TrayFile key={file.id} conversationId={conversationId} file={file} index={index} count={files.length} />)}
        {Array.from({ length: coming }, (_, index) => <li key={index} className="tray-file tray-coming" aria-hidden="true" />)}
      </ul>
      {coming > 0 && <p role="status" className="hidden-words">{text('files.coming', { count: coming })}</p>}
    </div>
  );
}

function TrayFile({ conversationId, file, index, count }: { readonly conversationId: ConversationId; readonly file: DraftFile; readonly index: number; readonly count: number }) {
  const words = useWords();
  const { text } = words;
  const pending = useRef<(() => void) | null>(null);
  useEffect(() => () => {
    pending.current?.();
    // Left while a caption was being written; one that was sent has been kept on its way out.
    if (pending.current !== null && draftOf(conversationId).files.some(({ id }) => id === file.id)) arrangeFiles(conversationId, (files) => files);
  }, [conversationId, file.id]);
  const name = file.fileName ?? text(kindKeys[file.kind]);
  const move = (by: number) => arrangeFiles(conversationId, (files) => {
    const others = files.filter(({ id }) => id !== file.id);
    return [...others.slice(0, index + by), file, ...others.slice(index + by)];
  });
  const write = (caption: string) => {
    showDraft(conversationId, { files: draftOf(conversationId).files.map((each) => (each.id === file.id ? { ...each, caption } : each)), refusal: null });
    pending.current?.();
    pending.current = after(captionPauseMs, () => {
      pending.current = null;
      arrangeFiles(conversationId, (files) => files);
    });
  };
  return (
    <li className="tray-file">
      <div className="tray-picture">
        {file.kind === 'image' ? <img src={mediaAddress(file.id)} alt="" /> : file.kind === 'voice' ? <ListenButton id={file.id} /> : <KindIcon content={file} size={28} />}
        <IconButton name={text('files.remove', { name })} className="tray-remove" onClick={() => arrangeFiles(conversationId, (files) => files.filter(({ id }) => id !== file.id))}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <p className="tray-name"><bdi>{name}</bdi> <span className="figures">{size(words, file.size)}</span></p>
      {file.kind === 'voice' || file.kind === 'audio' || file.kind === 'sticker' ? <p className="tray-bare">{text('files.noCaption')}</p> : (
        <input
          className="tray-caption" dir="auto" value={file.caption} placeholder={text('files.caption')} aria-label={text('files.captionOf', { name, place: index + 1, count })}
          aria-invalid={file.caption.trim().length > outgoingLimits.caption} onChange={(event) => write(event.target.value)}
        />
      )}
      {count > 1 && (
        <div className="tray-order">
          <IconButton name={text('files.earlier', { name })} disabled={index === 0} onClick={() => move(-1)}><ArrowLeft size={16} aria-hidden /></IconButton>
          <span className="figures" aria-hidden="true">{index + 1}/{count}</span>
          <IconButton name={text('files.later', { name })} disabled={index === count - 1} onClick={() => move(1)}><ArrowRight size={16} aria-hidden /></IconButton>
        </div>
      )}
    </li>
  );
}
