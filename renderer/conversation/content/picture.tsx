import { useState } from 'react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { mediaAddress } from '../../bridge/media-address.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { ImageViewer } from '../image-viewer.tsx';
import { MediaState } from './media-state.tsx';
import { SaveButton } from './save-button.tsx';

/** A photo; a click opens it large. */
export function Picture({ id, media, caption }: { readonly id: MessageId; readonly media: MediaReference; readonly caption: string | null }) {
  const { text } = useWords();
  const [broken, setBroken] = useState(false);
  const [viewed, setViewed] = useState(false);
  if (media.state !== 'ready' || broken) return <MediaState media={media} broken={broken} />;
  const name = caption === null || caption === '' ? text('kind.image') : caption.slice(0, 200);
  return (
    <>
      <button type="button" className="picture" aria-label={text('media.view', { name })} onClick={() => setViewed(true)}>
        <img src={mediaAddress(media.id)} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(true)} />
      </button>
      {viewed && <ImageViewer address={mediaAddress(media.id)} name={name} tools={<SaveButton id={id} name={isolate(name)} />} onClose={() => setViewed(false)} />}
    </>
  );
}
