import type { MediaId } from '../../../shared/kernel/ids.ts';
export declare const bars = 48;
/** Before the sound is decoded, and where it cannot be. */
export declare const flatWave: readonly number[];
/** The shape of a sound, decoded in the page; null when it is too large or not a sound. Kept while the window lives. */
export declare function readWaveform(id: MediaId): Promise<{
    readonly peaks: readonly number[];
    readonly seconds: number;
} | null>;
/** Loudness of `count` equal stretches, 0 to 1, the loudest being 1. Pure. */
export declare function peaksOf(samples: Float32Array, count: number): readonly number[];
