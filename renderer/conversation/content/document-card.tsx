import { Eye, FileText } from 'lucide-react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { size } from '../../text/formats.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate, oneLine } from '../../text/words.ts';
import { Button } from '../../ui/button.tsx';
import { isPdf } from '../viewer/viewable.ts';
import { openViewer } from '../viewer/viewer-store.ts';
import { MediaState } from './media-state.tsx';
import { SaveButton } from './save-button.tsx';

/** A document: name, kind, size, a way to keep it and, for a PDF, a look at it. The name is a stranger's: nothing in it may turn its ending around. */
export function DocumentCard({ id, media, fileName }: { readonly id: MessageId; readonly media: MediaReference; readonly fileName: string | null }) {
  const words = useWords();
  const name = oneLine(fileName ?? '') || words.text('kind.document');
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? null;
  const facts = [ending, media.size === null ? null : size(words, media.size)].filter((fact) => fact !== null);
  return (
    <div className="document">
      <span className="document-icon"><FileText size={22} strokeWidth={1.5} aria-hidden /></span>
      <div className="document-words">
        <p className="document-name" title={name}><bdi>{name}</bdi></p>
        {facts.length > 0 && <p className="content-soft figures">{facts.join(' · ')}</p>}
        {media.state !== 'ready' ? <MediaState media={media} /> : (
          <div className="save">
            {isPdf(media, fileName) && (
              <Button aria-label={words.text('pdf.lookNamed', { name: isolate(name) })} onClick={() => openViewer(id)}><Eye size={16} aria-hidden /> {words.text('pdf.look')}</Button>
            )}
            <SaveButton id={id} name={isolate(name)} />
          </div>
        )}
      </div>
    </div>
  );
}
