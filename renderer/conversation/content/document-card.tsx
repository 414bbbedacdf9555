import { FileText } from 'lucide-react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import { size } from '../../text/formats.ts';
import { useWords } from '../../text/use-words.tsx';
import { MediaState } from './media-state.tsx';

/** A document: name, kind, size. It is kept encrypted with the message and cannot be saved from here yet; that is said, not hidden. */
export function DocumentCard({ media, fileName }: { readonly media: MediaReference; readonly fileName: string | null }) {
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
        {media.state === 'ready' ? <p className="content-soft">{words.text('document.kept')}</p> : <MediaState media={media} />}
      </div>
    </div>
  );
}
