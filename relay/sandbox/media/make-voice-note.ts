import OpusScript from 'opusscript';
import { wrapInOgg } from './ogg-opus.ts';

const rate = 48_000;
const frame = 960; // 20 ms

/** A syllable: pitch in hertz at its start and end, the two formants that make a vowel, and its length in seconds. */
type Syllable = { readonly pitch: readonly [number, number]; readonly formants: readonly [number, number]; readonly seconds: number };

const vowels = { a: [800, 1250], e: [520, 1850], i: [320, 2300], o: [500, 900], u: [340, 750] } as const;

/** Six seconds of a murmuring voice: vowels with a falling melody and pauses, so that the waveform of a player has something to show. */
export function makeVoiceNote(): Buffer {
  const samples = synthesise();
  const encoder = new OpusScript(rate, 1, OpusScript.Application.VOIP);
  try {
    encoder.setBitrate(24_000);
    const packets: Buffer[] = [];
    for (let from = 0; from + frame <= samples.length; from += frame) {
      const pcm = Buffer.alloc(frame * 2);
      for (let index = 0; index < frame; index += 1) pcm.writeInt16LE(Math.round((samples[from + index] ?? 0) * 32_000), index * 2);
      packets.push(encoder.encode(pcm, frame));
    }
    return wrapInOgg(packets, { samplesPerPacket: frame, serial: 0x44534b4c });
  } finally {
    encoder.delete();
  }
}

function synthesise(): Float64Array {
  const melody = 'a e i a - o e a u - - i a o e - a a e u o - - e i a - o a';
  const pieces = melody.split(' ').map((name, index): Syllable | number => {
    if (name === '-') return 0.14;
    const height = 128 + 26 * Math.sin(index * 1.7) - index * 0.6;
    return { pitch: [height * 1.06, height * 0.92], formants: vowels[name as keyof typeof vowels], seconds: 0.2 + 0.07 * Math.abs(Math.sin(index * 2.3)) };
  });
  const total = pieces.reduce<number>((sum, piece) => sum + Math.round((typeof piece === 'number' ? piece : piece.seconds) * rate), 0);
  const samples = new Float64Array(Math.ceil(total / frame) * frame);
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === 'number') at += Math.round(piece * rate);
    else at = sing(samples, at, piece);
  }
  return samples;
}

/** Adds a syllable as a sum of harmonics that are louder near the formants. @returns where the next one begins. */
function sing(samples: Float64Array, start: number, syllable: Syllable): number {
  const length = Math.round(syllable.seconds * rate);
  let phase = 0;
  for (let index = 0; index < length; index += 1) {
    const t = index / length;
    const pitch = syllable.pitch[0] + (syllable.pitch[1] - syllable.pitch[0]) * t;
    phase += (2 * Math.PI * pitch) / rate;
    const envelope = Math.min(1, t * 9) * Math.min(1, (1 - t) * 5);
    let value = 0;
    for (let harmonic = 1; harmonic <= 18; harmonic += 1) {
      const frequency = harmonic * pitch;
      const loudness = syllable.formants.reduce((sum, formant) => sum + Math.exp(-(((frequency - formant) / 190) ** 2)), 0.05 / harmonic);
      value += loudness * Math.sin(phase * harmonic);
    }
    samples[start + index] = Math.tanh(value * envelope * 0.3) * 0.8;
  }
  return start + length;
}
