import { Check, Pause, Play, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { playTime } from '../../text/time-words.ts';
import { useWords } from '../../text/use-words.tsx';
import { IconButton } from '../../ui/button.tsx';
import { addBytes, showFileProblems } from '../attach-files.ts';
import { levelEveryMs, recordVoice } from './record-voice.ts';
import type { VoiceRecording, VoiceTrouble } from './record-voice.ts';
import './voice.css';

/** So many bars are shown; older ones leave on the left. */
const bars = 60;
/** Fifteen minutes: nobody listens to more. */
const mostLevels = (15 * 60 * 1000) / levelEveryMs;

type VoiceRecorderProps = { readonly conversationId: ConversationId; readonly onEnd: () => void };

/** Records a voice note in place of the field: pause, throw away, or keep. What is kept stands among the files, to be listened to before it is sent. */
export function VoiceRecorder({ conversationId, onEnd }: VoiceRecorderProps) {
  const { text } = useWords();
  const [levels, setLevels] = useState<readonly number[]>([]);
  const [paused, setPaused] = useState(false);
  const [trouble, setTrouble] = useState<VoiceTrouble | null>(null);
  const recording = useRef<VoiceRecording | null>(null);
  const seconds = (levels.length * levelEveryMs) / 1000;

  useEffect(() => {
    let over = false;
    // A recorder that was forgotten pauses by itself; what it has can be kept.
    const note = (level: number) => setLevels((before) => {
      if (before.length >= mostLevels) recording.current?.pause();
      return before.length >= mostLevels ? before : [...before, level];
    });
    void recordVoice(note).then((begun) => {
      if ('trouble' in begun) setTrouble(begun.trouble);
      else if (over) begun.discard();
      else recording.current = begun;
    });
    return () => {
      over = true;
      const begun = recording.current;
      recording.current = null;
      // Whoever goes elsewhere, or whose work ends, has not thrown away what was said: it waits in the draft.
      void begun?.finish().then((bytes) => (bytes === null ? null : addBytes(conversationId, { bytes, type: 'audio/ogg', name: null, voice: true })));
    };
  }, [conversationId]);
  const discard = () => {
    recording.current?.discard();
    recording.current = null;
    onEnd();
  };
  const keep = async () => {
    const begun = recording.current;
    recording.current = null;
    const bytes = (await begun?.finish()) ?? null;
    if (bytes === null) return setTrouble('broken');
    const refusal = await addBytes(conversationId, { bytes, type: 'audio/ogg', name: null, voice: true });
    if (refusal !== null) showFileProblems(conversationId, [{ name: text('kind.voice'), refusal }]);
    onEnd();
  };
  if (trouble !== null) {
    return (
      <div className="voice" role="alert">
        <p className="voice-trouble">{text(`voice.trouble.${trouble}`)}</p>
        <IconButton name={text('action.close')} onClick={onEnd}><X size={18} aria-hidden /></IconButton>
      </div>
    );
  }
  return (
    <div className="voice" role="group" aria-label={text('voice.name')}>
      <IconButton name={text('voice.discard')} onClick={discard}><Trash2 size={18} aria-hidden /></IconButton>
      <span className="voice-time figures" role="timer">{playTime(seconds)}</span>
      <span className="voice-bars" aria-hidden="true">
        {levels.slice(-bars).map((level, index) => <span key={index} style={{ blockSize: `${Math.round(10 + level * 90)}%` }} />)}
      </span>
      <IconButton
        name={text(paused ? 'voice.resume' : 'voice.pause')}
        onClick={() => {
          if (paused) recording.current?.resume();
          else recording.current?.pause();
          setPaused(!paused);
        }}
      >
        {paused ? <Play size={18} aria-hidden /> : <Pause size={18} aria-hidden />}
      </IconButton>
      <button type="button" className="composer-send" aria-label={text('voice.keep')} title={text('voice.keep')} disabled={levels.length === 0} onClick={() => void keep()}><Check size={20} aria-hidden /></button>
    </div>
  );
}
