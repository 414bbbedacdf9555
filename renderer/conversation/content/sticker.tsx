import { useState } from 'react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import { mediaAddress } from '../../bridge/media-address.ts';
import { useWords } from '../../text/use-words.tsx';
import { MediaState } from './media-state.tsx';
import { WhyNotShown } from './why-not-shown.tsx';

/** A sticker stands without a bubble. */
export function Sticker({ media }: { readonly media: MediaReference }) {
  const { text } = useWords();
  const [broken, setBroken] = useState(false);
  if (media.state !== 'ready') return <MediaState media={media} />;
  if (broken) return <WhyNotShown media={media} onRetry={() => setBroken(false)} />;
  return <img className="sticker" src={mediaAddress(media.id)} alt={text('kind.sticker')} loading="lazy" draggable={false} onError={() => setBroken(true)} />;
}
