import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MediaId } from '../../../shared/kernel/ids.ts';
import { mediaAddress } from '../../bridge/media-address.ts';
import { useWords } from '../../text/use-words.tsx';
import './voice.css';

/** Listens to a recording before it is sent. */
export function ListenButton({ id }: { readonly id: MediaId }) {
  const { text } = useWords();
  const sound = useRef<HTMLAudioElement>(null);
  const [plays, setPlays] = useState(false);
  return (
    <>
      <audio ref={sound} src={mediaAddress(id)} preload="metadata" onPlay={() => setPlays(true)} onPause={() => setPlays(false)} onEnded={() => setPlays(false)} />
      <button type="button" className="tray-play" aria-label={text(plays ? 'voice.stopListening' : 'voice.listen')} onClick={() => void (plays ? sound.current?.pause() : sound.current?.play().catch(() => setPlays(false)))}>
        {plays ? <Pause size={20} aria-hidden /> : <Play size={20} aria-hidden />}
      </button>
    </>
  );
}
