import { FileText } from 'lucide-react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { size } from '../../text/formats.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { MediaState } from './media-state.tsx';
import { SaveButton } from './save-button.tsx';

/** A document: name, kind, size, and a way to keep it. */
export function DocumentCard({ id, media, fileName }: { readonly id: MessageId; readonly media: MediaReference; readonly fileName: string | null }) {
  const words = useWords();
  const name = fileName ?? words.text('kind.document');
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? null;
  const facts = [ending, media.size === null ? null : size(words, media.size)].filter((fact) => fact !== null);
  return (
    <div className="document">
      <span className="document-icon"><FileText size={22} strokeWidth={1.5} aria-hidden /></span>
      <div className="document-words">
        <p className="document-name"><bdi>{name}</bdi></p>
        {facts.length > 0 && <p className="content-soft figures">{facts.join(' · ')}</p>}
        {media.state === 'ready' ? <div className="save"><SaveButton id={id} name={isolate(name)} /></div> : <MediaState media={media} />}
      </div>
    </div>
  );
}
