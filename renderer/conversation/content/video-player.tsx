import { Maximize2, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import { mediaAddress } from '../../bridge/media-address.ts';
import { useWords } from '../../text/use-words.tsx';
import { MediaState } from './media-state.tsx';
import { WhyNotShown } from './why-not-shown.tsx';

/**
 * A film. Until it is first played it is its own first picture with a quiet button of ours: the browser's controls would lay a large ring over it while they load.
 * From then on they are there, because they know keyboard, captions and full screen.
 */
export function VideoPlayer({ media, onLarge = null }: { readonly media: MediaReference; /** Opens it large; null where that is not offered. */ readonly onLarge?: (() => void) | null }) {
  const { text } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  const [begun, setBegun] = useState(false);
  if (media.state !== 'ready') return <MediaState media={media} />;
  if (broken) return <WhyNotShown media={media} onRetry={() => setBroken(false)} />;
  const begin = () => {
    setBegun(true);
    const element = video.current;
    // The button goes: who came by keyboard goes on in the player.
    element?.focus();
    // Paused or removed before it began is no fault; a film that cannot be played says so by `error`.
    element?.play().catch(() => undefined);
  };
  return (
    <div className="video-place">
      <video
        ref={video} className="video" src={mediaAddress(media.id)} controls={begun} controlsList="nodownload noremoteplayback" disablePictureInPicture
        preload="metadata" tabIndex={begun ? 0 : -1} aria-label={text('kind.video')} onError={() => setBroken(true)}
      />
      {onLarge !== null && (
        <button
          type="button" className="video-large" aria-label={text('media.view', { name: text('kind.video') })} title={text('media.view', { name: text('kind.video') })}
          onClick={() => {
            // One sound is enough.
            video.current?.pause();
            onLarge();
          }}
        >
          <Maximize2 size={16} aria-hidden />
        </button>
      )}
      {!begun && (
        <button type="button" className="video-play" onClick={begin} aria-label={`${text('sound.play')}: ${text('kind.video')}`}>
          <span className="video-sign"><Play size={22} fill="currentColor" aria-hidden /></span>
        </button>
      )}
    </div>
  );
}
