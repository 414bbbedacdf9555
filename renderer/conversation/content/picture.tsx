import { useState } from 'react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { mediaAddress } from '../../bridge/media-address.ts';
import { useWords } from '../../text/use-words.tsx';
import { oneLine } from '../../text/words.ts';
import { openViewer } from '../viewer/viewer-store.ts';
import { MediaState } from './media-state.tsx';
import { WhyNotShown } from './why-not-shown.tsx';

/** A photo in a box of fixed shape, so that nothing moves when it has loaded; a click opens it large. */
export function Picture({ id, media, caption }: { readonly id: MessageId; readonly media: MediaReference; readonly caption: string | null }) {
  const { text } = useWords();
  const [broken, setBroken] = useState(false);
  if (media.state !== 'ready') return <MediaState media={media} />;
  if (broken) return <WhyNotShown media={media} onRetry={() => setBroken(false)} />;
  const name = caption === null || caption === '' ? text('kind.image') : oneLine(caption).slice(0, 200);
  return (
    <button type="button" className="picture" aria-label={text('media.view', { name })} onClick={() => openViewer(id)}>
      <img src={mediaAddress(media.id)} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(true)} />
    </button>
  );
}
