/**
 * Wraps Opus packets in an Ogg stream (RFC 3533, RFC 7845): an identification page, a comment page, then one page per second of audio.
 *
 * @param packets each of `samplesPerPacket` samples at 48 kHz.
 */
export function wrapInOgg(packets: readonly Buffer[], options: { readonly samplesPerPacket: number; readonly serial: number }): Buffer {
  const preSkip = 312; // 6.5 ms, the encoder's look-ahead at 48 kHz.
  const identification = Buffer.alloc(19);
  identification.write('OpusHead', 0, 'latin1');
  identification[8] = 1; // version
  identification[9] = 1; // channels
  identification.writeUInt16LE(preSkip, 10);
  identification.writeUInt32LE(48_000, 12);
  const vendor = Buffer.from('deskline sandbox', 'latin1');
  const comments = Buffer.concat([Buffer.from('OpusTags', 'latin1'), uint32(vendor.length), vendor, uint32(0)]);
  const pages = [
    page([identification], { ...options, sequence: 0, granule: 0, flags: 2 }),
    page([comments], { ...options, sequence: 1, granule: 0, flags: 0 }),
  ];
  const perPage = Math.floor(48_000 / options.samplesPerPacket);
  for (let from = 0; from < packets.length; from += perPage) {
    const end = Math.min(from + perPage, packets.length);
    const last = end === packets.length;
    pages.push(page(packets.slice(from, end), { ...options, sequence: pages.length, granule: end * options.samplesPerPacket, flags: last ? 4 : 0 }));
  }
  return Buffer.concat(pages);
}

type PageFacts = { readonly serial: number; readonly sequence: number; readonly granule: number; readonly flags: number };

function page(packets: readonly Buffer[], facts: PageFacts): Buffer {
  // A packet is laced as full segments of 255 bytes and one shorter one, which may be empty.
  const lacing = packets.flatMap((packet) => [...Array.from({ length: Math.floor(packet.length / 255) }, () => 255), packet.length % 255]);
  if (lacing.length > 255) throw new RangeError('Too many segments for one Ogg page');
  const head = Buffer.alloc(27);
  head.write('OggS', 0, 'latin1');
  head[5] = facts.flags;
  head.writeBigUInt64LE(BigInt(facts.granule), 6);
  head.writeUInt32LE(facts.serial, 14);
  head.writeUInt32LE(facts.sequence, 18);
  head[26] = lacing.length;
  const whole = Buffer.concat([head, Buffer.from(lacing), ...packets]);
  whole.writeUInt32LE(checksum(whole), 22);
  return whole;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

/** Ogg's CRC-32: polynomial 0x04c11db7, not reflected, starting at zero. */
function checksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (table[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return crc;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
