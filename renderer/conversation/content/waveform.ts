import type { MediaId } from '../../../shared/kernel/ids.ts';
import { readMedia } from '../../bridge/read-media.ts';

export const bars = 48;
/** Before the sound is decoded, and where it cannot be. */
export const flatWave: readonly number[] = Array.from({ length: bars }, () => 0.12);
/** Larger files are music, and decoding them would hold up the page. Bytes. */
const largest = 3_000_000;
const mostKept = 200;

/** The shape of a sound: loudness by stretch, 0 to 1, and its length. */
export type Waveform = { readonly peaks: readonly number[]; readonly seconds: number };

const kept = new Map<MediaId, Waveform>();

/** What has been read of a sound already. */
export function waveformOf(id: MediaId): Waveform | null {
  return kept.get(id) ?? null;
}

/** The shape of a sound, decoded in the page; null when it is too large or not a sound. Kept while the window lives. */
export async function readWaveform(id: MediaId): Promise<Waveform | null> {
  const known = kept.get(id);
  if (known !== undefined) return known;
  try {
    const answer = await readMedia(id, largest);
    if (!answer.ok) return null;
    // 8 kHz is plenty for a picture of the sound.
    const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(answer.bytes);
    const read = { peaks: peaksOf(sound.getChannelData(0), bars), seconds: sound.duration };
    if (kept.size >= mostKept) kept.delete([...kept.keys()][0] ?? id);
    kept.set(id, read);
    return read;
  } catch {
    return null;
  }
}

/**
 * The first `count` bars of a wave as one outline, 4 wide each and 32 high: an element for each bar would be a third of what a thread consists of. Pure.
 *
 * @param wave loudness, 0 to 1. @returns the `d` of a `path` that is stroked 2.4 wide with round ends.
 */
export function drawWave(wave: readonly number[], count: number): string {
  return wave.slice(0, count).map((peak, index) => {
    const tall = 0.6 + peak * 27;
    return `M${index * 4 + 1.2} ${(16 - tall / 2).toFixed(1)}v${tall.toFixed(1)}`;
  }).join('');
}

/** Loudness of `count` equal stretches, 0 to 1, the loudest being 1. Pure. */
export function peaksOf(samples: Float32Array, count: number): readonly number[] {
  const stretch = Math.max(1, Math.floor(samples.length / count));
  const levels = Array.from({ length: count }, (_, index) => {
    let sum = 0;
    const end = Math.min(samples.length, (index + 1) * stretch);
    for (let at = index * stretch; at < end; at += 1) sum += (samples[at] ?? 0) ** 2;
    return Math.sqrt(sum / stretch);
  });
  const loudest = Math.max(...levels);
  return levels.map((level) => (loudest > 0 ? level / loudest : 0));
}
