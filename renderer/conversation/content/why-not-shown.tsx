import { FileX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import { askMediaStatus } from '../../bridge/read-media.ts';
import { useWords } from '../../text/use-words.tsx';
import type { TextKey } from '../../text/words.ts';

/** What main answers for a file that the page may not or cannot have. */
const reasons: Readonly<Record<number, TextKey>> = { 404: 'media.unknown', 410: 'media.gone', 413: 'media.tooManyPixels', 415: 'media.mismatch', 503: 'media.away' };

/** Stands where a file could not be shown, and says why: an image element does not know. Saving it stays possible from the menu. */
export function WhyNotShown({ media, onRetry }: { readonly media: MediaReference; readonly onRetry?: () => void }) {
  const { text } = useWords();
  const [status, setStatus] = useState<number | null>(null);
  useEffect(() => {
    let gone = false;
    void askMediaStatus(media.id).then((answer) => { if (!gone) setStatus(answer); });
    return () => {
      gone = true;
    };
  }, [media.id]);
  if (status === null) return <p className="media-state" data-failed />;
  return (
    <p className="media-state" data-failed>
      <FileX size={18} aria-hidden /> <span>{text(reasons[status] ?? 'media.broken')}</span>
      {status === 503 && onRetry !== undefined && <button type="button" className="media-retry" onClick={onRetry}>{text('action.retry')}</button>}
    </p>
  );
}
