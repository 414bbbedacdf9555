import { useState } from 'react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import { mediaAddress } from '../../bridge/media-address.ts';
import { useWords } from '../../text/use-words.tsx';
import { MediaState } from './media-state.tsx';

/** A film with the browser's own controls: they know keyboard, captions and full screen. */
export function VideoPlayer({ media }: { readonly media: MediaReference }) {
  const { text } = useWords();
  const [broken, setBroken] = useState(false);
  if (media.state !== 'ready' || broken) return <MediaState media={media} broken={broken} />;
  return <video className="video" src={mediaAddress(media.id)} controls controlsList="nodownload noremoteplayback" disablePictureInPicture preload="metadata" aria-label={text('kind.video')} onError={() => setBroken(true)} />;
}
