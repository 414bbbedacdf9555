import { CloudDownload, FileX } from 'lucide-react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import { useWords } from '../../text/use-words.tsx';

/** Stands where a file will be: still being fetched, or given up with the reason. */
export function MediaState({ media }: { readonly media: MediaReference }) {
  const words = useWords();
  if (media.state === 'pending') {
    return (
      <p className="media-state" role="status">
        <CloudDownload size={18} aria-hidden /> {words.text('media.pending')}
      </p>
    );
  }
  const why = media.failure === null ? words.text('media.broken') : words.text('media.failed');
  return <p className="media-state" data-failed><FileX size={18} aria-hidden /> {why}</p>;
}
