import { readWebmOpus } from './read-webm-opus.ts';
import { writeOggOpus } from './write-ogg-opus.ts';

/** How often the level is looked at. Milliseconds. */
export const levelEveryMs = 100;
const recorded = 'audio/webm;codecs=opus';
/** Speech needs no more; WhatsApp's own voice notes are of about this rate. */
const bitsPerSecond = 32_000;

/** `denied`: by the system or by policy · `no-microphone` · `broken`: it does not record. */
export type VoiceTrouble = 'denied' | 'no-microphone' | 'broken';

export type VoiceRecording = {
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends it. The bytes are an Ogg file with one channel of Opus; null when nothing was recorded. */
  readonly finish: () => Promise<Uint8Array | null>;
  /** Ends it and lets the microphone go; nothing is kept. */
  readonly discard: () => void;
};

/** Begins to record. The microphone is asked for now and not before. @param onLevel hears the loudness, 0 to 1, ten times a second while it records. */
export async function recordVoice(onLevel: (level: number) => void): Promise<VoiceRecording | { readonly trouble: VoiceTrouble }> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return { trouble: name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no-microphone' : 'broken' };
  }
  // WhatsApp takes one channel only, whatever the microphone has.
  const context = new AudioContext({ sampleRate: 48_000 });
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  const mono = context.createMediaStreamDestination();
  mono.channelCount = 1;
  mono.channelCountMode = 'explicit';
  source.connect(analyser);
  source.connect(mono);
  await context.resume();
  const recorder = new MediaRecorder(mono.stream, { mimeType: recorded, audioBitsPerSecond: bitsPerSecond });
  const parts: Blob[] = [];
  const samples = new Float32Array(analyser.fftSize);
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) parts.push(data);
    if (recorder.state !== 'recording') return;
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // Speech lies between about 0.01 and 0.2: the root spreads it over the height.
    onLevel(Math.min(1, Math.sqrt(Math.sqrt(power)) * 1.6));
  });
  const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
  const release = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  recorder.start(levelEveryMs);
  return {
    pause: () => recorder.pause(),
    resume: () => recorder.resume(),
    finish: async () => {
      if (recorder.state !== 'inactive') recorder.stop();
      await ended;
      release();
      const recording = readWebmOpus(new Uint8Array(await new Blob(parts).arrayBuffer()));
      return recording === null ? null : writeOggOpus(recording);
    },
    discard: () => {
      if (recorder.state !== 'inactive') recorder.stop();
      release();
    },
  };
}
