import OpusScript from 'opusscript';
import { describe, expect, it } from 'vitest';
import { drawMedia } from '../../../relay/sandbox/media/drawn-media.ts';
import { readOgg } from '../../support/read-ogg.ts';

describe('the voice note', () => {
  it('is an Ogg stream whose Opus packets decode to six seconds that are not silent', () => {
    const { packets, granule, last } = readOgg(drawMedia('voice-note').bytes);
    expect([packets[0]?.toString('latin1', 0, 8), packets[1]?.toString('latin1', 0, 8), last]).toEqual(['OpusHead', 'OpusTags', true]);
    const decoder = new OpusScript(48_000, 1);
    let [samples, loudest] = [0, 0];
    for (const packet of packets.slice(2)) {
      const pcm = decoder.decode(packet);
      samples += pcm.length / 2;
      for (let at = 0; at < pcm.length; at += 2) loudest = Math.max(loudest, Math.abs(pcm.readInt16LE(at)));
    }
    decoder.delete();
    expect(samples).toBe(granule);
    expect(samples / 48_000).toBeGreaterThan(6);
    expect(loudest).toBeGreaterThan(3_000);
  });
});
