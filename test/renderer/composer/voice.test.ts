import OpusScript from 'opusscript';
import { describe, expect, it } from 'vitest';
import { readFileTraits } from '../../../electron/main/drafts/read-file-traits.ts';
import { drawMedia } from '../../../relay/sandbox/media/drawn-media.ts';
import { opusSamples } from '../../../renderer/composer/voice/opus-samples.ts';
import { readWebmOpus } from '../../../renderer/composer/voice/read-webm-opus.ts';
import { writeOggOpus } from '../../../renderer/composer/voice/write-ogg-opus.ts';
import { decideUpload } from '../../../shared/domain/media/decide-upload.ts';
import { readOgg } from '../../support/read-ogg.ts';

const element = (id: string, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
};
/** Of open size, as a live recording writes it. */
const open = (id: string, ...content: readonly Uint8Array[]): Buffer => Buffer.concat([Buffer.from(id, 'hex'), Buffer.from('01ffffffffffffff', 'hex'), ...content]);
const block = (packet: Uint8Array, flags = 0x80): Buffer => element('a3', Buffer.from([0x81, 0, 0, flags]), packet);

const spoken = readOgg(drawMedia('voice-note').bytes);
const [head, , ...voice] = spoken.packets;

/** What MediaRecorder writes: header, track with the codec's header, clusters of blocks. */
function webm(packets: readonly Uint8Array[], blockOf: (packet: Uint8Array) => Buffer = (packet) => block(packet)): Buffer {
  const track = element('1654ae6b', element('ae', element('d7', Buffer.from([1])), element('86', Buffer.from('A_OPUS')), element('63a2', head ?? Buffer.alloc(0))));
  const half = Math.ceil(packets.length / 2);
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    open('18538067', track, open('1f43b675', element('e7', Buffer.from([0])), ...packets.slice(0, half).map((packet) => blockOf(packet))), open('1f43b675', element('e7', Buffer.from([9])), ...packets.slice(half).map((packet) => blockOf(packet)))),
  ]);
}

describe('a recording becomes a voice note', () => {
  it('packet by packet, nothing encoded anew, with its length at the end, and it decodes', () => {
    const recording = readWebmOpus(webm(voice));
    expect(recording?.packets).toHaveLength(voice.length);
    const ogg = Buffer.from(writeOggOpus(recording ?? { head: new Uint8Array(), packets: [] }));
    const again = readOgg(ogg);
    expect(again.packets.slice(2).map((packet) => packet.toString('hex'))).toEqual(voice.map((packet) => packet.toString('hex')));
    expect([again.packets[0]?.toString('latin1', 0, 8), again.packets[1]?.toString('latin1', 0, 8), again.last]).toEqual(['OpusHead', 'OpusTags', true]);
    const decoder = new OpusScript(48_000, 1);
    const samples = again.packets.slice(2).reduce((sum, packet) => sum + decoder.decode(packet).length / 2, 0);
    decoder.delete();
    expect(again.granule).toBe(samples);
  });

  it('has the check sums that another writer gives', () => {
    const original = Buffer.from(drawMedia('voice-note').bytes);
    const end = original.indexOf('OggS', 4);
    const ours = Buffer.from(writeOggOpus({ head: head ?? new Uint8Array(), packets: voice }));
    // The same first page but for the stream's own number: sums over equal bytes must be equal.
    const page = ours.subarray(0, end);
    original.copy(page, 14, 14, 18);
    page.fill(0, 22, 26);
    let sum = 0;
    for (const byte of page) {
      sum ^= byte << 24;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum & 0x80000000 ? 0x04c11db7 : 0);
    }
    expect(sum >>> 0).toBe(original.readUInt32LE(22));
  });

  it('is taken by the rules of WhatsApp', async () => {
    const ogg = writeOggOpus({ head: head ?? new Uint8Array(), packets: voice });
    expect(decideUpload({ kind: 'voice', claimed: 'audio/ogg', size: ogg.length, traits: await readFileTraits(ogg) })).toMatchObject({ ok: true, value: { mimeType: 'audio/ogg; codecs=opus' } });
  });

  it('keeps what was recorded when the end is cut off', () => {
    const whole = webm(voice);
    expect(readWebmOpus(whole.subarray(0, whole.length - 3))?.packets).toHaveLength(voice.length - 1);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no WebM', Buffer.from('this is a text')],
    ['a track without packets', webm([])],
    ['laced blocks', webm(voice, (packet) => block(packet, 0x82))],
  ])('%s is no recording', (_, bytes) => {
    expect(readWebmOpus(bytes)).toBeNull();
  });

  it.each([[[0x78, 0], 960], [[0xf8, 0], 960], [[0x79, 0], 1920], [[0x0b, 0x03], 2880], [[0xe3, 0x04], 480], [[], 0]])('a packet that begins with %j stands for %i samples', (bytes, samples) => {
    expect(opusSamples(Uint8Array.from(bytes))).toBe(samples);
  });
});
