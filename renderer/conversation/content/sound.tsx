import { Mic, Music, Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import { playbackSpeeds } from '../../../shared/domain/preferences/usual-preferences.ts';
import { call } from '../../bridge/call.ts';
import { after } from '../../bridge/clock.ts';
import { mediaAddress } from '../../bridge/media-address.ts';
import { useSession } from '../../bridge/session-store.ts';
import { number } from '../../text/formats.ts';
import { playTime } from '../../text/time-words.ts';
import { useWords } from '../../text/use-words.tsx';
import { MediaState } from './media-state.tsx';
import { WhyNotShown } from './why-not-shown.tsx';
import { drawWave, flatWave, readWaveform, waveformOf } from './waveform.ts';
import './sound.css';

/** Milliseconds in sight after which a sound is read: what a turning wheel takes past is neither asked for nor decoded. */
const dwellMs = 150;

/** Only one sound at a time. */
let playing: HTMLAudioElement | null = null;

/** A voice note or a sound file: play, place, speed. The wave is that of the sound itself. */
export function Sound({ media, voice }: { readonly media: MediaReference; readonly voice: boolean }) {
  const words = useWords();
  const { text } = words;
  const audio = useRef<HTMLAudioElement>(null);
  const [wave, setWave] = useState<readonly number[]>(() => waveformOf(media.id)?.peaks ?? flatWave);
  // Whether the element is to ask for the file by itself: the shape of the sound says its length, too.
  const [asks, setAsks] = useState(false);
  const [length, setLength] = useState(() => waveformOf(media.id)?.seconds ?? 0);
  const [place, setPlace] = useState(0);
  const [active, setActive] = useState(false);
  // Kept on this device: who listens fast, listens fast tomorrow as well.
  const speed = useSession((state) => state.session?.settings.playbackSpeed ?? 1);
  const [broken, setBroken] = useState(false);
  const ready = media.state === 'ready' && !broken;

  useEffect(() => {
    if (!ready) return undefined;
    const element = audio.current;
    if (element === null) return undefined;
    let gone = false;
    let leave: (() => void) | null = null;
    const observer = new IntersectionObserver((entries) => {
      leave?.();
      leave = entries.at(-1)?.isIntersecting === true ? after(dwellMs, read) : null;
    });
    const read = () => {
      observer.disconnect();
      void readWaveform(media.id).then((shape) => {
        if (gone) return;
        if (shape === null) return setAsks(true);
        setWave(shape.peaks);
        setLength(shape.seconds);
      });
    };
    observer.observe(element.parentElement ?? element);
    return () => {
      gone = true;
      leave?.();
      observer.disconnect();
    };
  }, [ready, media.id]);

  if (media.state !== 'ready') return <MediaState media={media} />;
  if (broken) return <WhyNotShown media={media} onRetry={() => setBroken(false)} />;

  const toggle = () => {
    const element = audio.current;
    if (element === null) return;
    if (!element.paused) return element.pause();
    if (playing !== element) playing?.pause();
    playing = element;
    element.playbackRate = speed;
    element.play().catch(() => setBroken(true));
  };
  const chooseSpeed = () => {
    const next = playbackSpeeds[(playbackSpeeds.indexOf(speed) + 1) % playbackSpeeds.length] ?? 1;
    if (audio.current !== null) audio.current.playbackRate = next;
    void call('settings.store', { playbackSpeed: next });
  };
  const kind = text(voice ? 'kind.voice' : 'kind.audio');
  return (
    <div className="sound" data-voice={voice}>
      <audio
        ref={audio} src={mediaAddress(media.id)} preload={asks ? 'metadata' : 'none'}
        onLoadedMetadata={(event) => {
          // A recording without an index has no length until it is decoded.
          const { duration } = event.currentTarget;
          if (Number.isFinite(duration)) setLength(duration);
        }}
        onTimeUpdate={(event) => setPlace(event.currentTarget.currentTime)} onPlay={() => setActive(true)} onPause={() => setActive(false)}
        onEnded={(event) => { setActive(false); setPlace(0); if (voice) playNext(event.currentTarget); }} onError={() => setBroken(true)}
      />
      <button type="button" className="sound-play" onClick={toggle} aria-label={`${text(active ? 'sound.pause' : 'sound.play')}: ${kind}`}>
        {active ? <Pause size={18} fill="currentColor" aria-hidden /> : <Play size={18} fill="currentColor" aria-hidden />}
      </button>
      <div className="sound-track">
        <svg className="sound-wave" viewBox={`0 0 ${wave.length * 4} 32`} preserveAspectRatio="none" aria-hidden="true">
          <path d={drawWave(wave, wave.length)} />
          {place > 0 && length > 0 && <path d={drawWave(wave, Math.ceil((wave.length * place) / length))} data-done />}
        </svg>
        <input
          type="range" min={0} max={length === 0 ? 1 : length} step={0.1} value={place} aria-label={text('sound.place')}
          aria-valuetext={text('sound.placeOf', { place: playTime(place), length: playTime(length) })}
          onChange={(event) => { if (audio.current !== null) audio.current.currentTime = Number(event.target.value); }}
        />
        <span className="sound-time figures">{voice ? <Mic size={13} aria-hidden /> : <Music size={13} aria-hidden />} {playTime(active || place > 0 ? place : length)}</span>
      </div>
      <button type="button" className="sound-speed figures" onClick={chooseSpeed} aria-label={text('sound.speed', { speed: number(words, speed) })}>
        {number(words, speed)}×
      </button>
    </div>
  );
}

/** Goes on with the voice note that follows directly, as one listens to somebody who speaks in several pieces. */
function playNext(element: HTMLElement): void {
  const next = element.closest('[data-message]')?.nextElementSibling;
  next?.querySelector<HTMLButtonElement>('.sound[data-voice="true"] .sound-play')?.click();
}
