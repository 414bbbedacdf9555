import { opusSamples } from './opus-samples.ts';
import type { OpusRecording } from './read-webm-opus.ts';

/** Packets on one page: about a second, as players expect it for seeking. */
const packetsPerPage = 50;
/** Any number: there is one stream only. */
const serial = 0x4465736b;

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ ((value & 0x80000000) === 0 ? 0 : 0x04c11db7);
  return value >>> 0;
});

/**
 * Puts Opus packets into the container of which WhatsApp makes a voice note. Pure; nothing is encoded anew. Sources: RFC 3533 (Ogg), RFC 7845 (Opus in Ogg).
 */
export function writeOggOpus({ head, packets }: OpusRecording): Uint8Array {
  const tags = new Uint8Array(8 + 4 + 8 + 4);
  tags.set(new TextEncoder().encode('OpusTags'), 0);
  tags[8] = 8;
  tags.set(new TextEncoder().encode('Deskline'), 12);
  const pages: Uint8Array[] = [page({ packets: [head], granule: 0, flags: 2, sequence: 0 }), page({ packets: [tags], granule: 0, flags: 0, sequence: 1 })];
  let granule = 0;
  for (let at = 0; at < packets.length; at += packetsPerPage) {
    const some = packets.slice(at, at + packetsPerPage);
    granule += some.reduce((sum, packet) => sum + opusSamples(packet), 0);
    pages.push(page({ packets: some, granule, flags: at + packetsPerPage >= packets.length ? 4 : 0, sequence: pages.length }));
  }
  const whole = new Uint8Array(pages.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of pages) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

function page(given: { readonly packets: readonly Uint8Array[]; readonly granule: number; readonly flags: number; readonly sequence: number }): Uint8Array {
  // A length that is a multiple of 255 ends with a zero, so that its end is seen.
  const lacing = given.packets.flatMap(({ length }) => [...Array.from({ length: Math.floor(length / 255) }, () => 255), length % 255]);
  const bytes = new Uint8Array(27 + lacing.length + given.packets.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('OggS'), 0);
  bytes[5] = given.flags;
  view.setBigUint64(6, BigInt(Math.round(given.granule)), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, given.sequence, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, 27);
  let at = 27 + lacing.length;
  for (const packet of given.packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (crcTable[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  view.setUint32(22, sum, true);
  return bytes;
}
