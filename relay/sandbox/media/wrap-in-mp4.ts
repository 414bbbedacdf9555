import type { VideoTrack } from './encode-h264.ts';

const timescale = 1_000;

/** Wraps a silent video track as MP4, index first, so that a player can start before it has the whole file. */
export function wrapInMp4(track: VideoTrack, frameMs: number): Buffer {
  const fileType = box('ftyp', text('isom'), u32(512), text('isomiso2avc1mp41'));
  const data = Buffer.concat(track.frames);
  const index = (offset: number): Buffer => movie(track, frameMs, offset);
  const dataStart = fileType.length + index(0).length + 8;
  return Buffer.concat([fileType, index(dataStart), box('mdat', data)]);
}

function movie(track: VideoTrack, frameMs: number, dataStart: number): Buffer {
  const duration = track.frames.length * frameMs;
  const matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(u32);
  const header = box('mvhd', u32(0), u32(0), u32(0), u32(timescale), u32(duration), u32(0x10000), u16(0x100), Buffer.alloc(10), ...matrix, Buffer.alloc(24), u32(2));
  const trackHeader = box('tkhd', u32(3), u32(0), u32(0), u32(1), u32(0), u32(duration), Buffer.alloc(16), ...matrix, u32(track.width << 16), u32(track.height << 16));
  const mediaHeader = box('mdhd', u32(0), u32(0), u32(0), u32(timescale), u32(duration), u16(0x55c4), u16(0));
  const handler = box('hdlr', u32(0), u32(0), text('vide'), Buffer.alloc(12), text('video\0'));
  const data = box('dinf', box('dref', u32(0), u32(1), box('url ', u32(1))));
  const media = box('mdia', mediaHeader, handler, box('minf', box('vmhd', u32(1), Buffer.alloc(8)), data, sampleTable(track, frameMs, dataStart)));
  return box('moov', header, box('trak', trackHeader, media));
}

function sampleTable(track: VideoTrack, frameMs: number, dataStart: number): Buffer {
  const count = track.frames.length;
  const configuration = box(
    'avcC', Buffer.from([1, track.sps[1] ?? 0, track.sps[2] ?? 0, track.sps[3] ?? 0, 0xff, 0xe1]), u16(track.sps.length), track.sps, Buffer.from([1]), u16(track.pps.length), track.pps,
  );
  const entry = box(
    'avc1', Buffer.alloc(6), u16(1), Buffer.alloc(16), u16(track.width), u16(track.height), u32(0x480000), u32(0x480000), u32(0), u16(1), Buffer.alloc(32), u16(24), u16(0xffff), configuration,
  );
  return box(
    'stbl',
    box('stsd', u32(0), u32(1), entry),
    box('stts', u32(0), u32(1), u32(count), u32(frameMs)),
    box('stsc', u32(0), u32(1), u32(1), u32(count), u32(1)),
    box('stsz', u32(0), u32(0), u32(count), ...track.frames.map((frame) => u32(frame.length))),
    box('stco', u32(0), u32(1), u32(dataStart)),
  );
}

function box(name: string, ...parts: readonly Buffer[]): Buffer {
  const payload = Buffer.concat(parts);
  return Buffer.concat([u32(payload.length + 8), text(name), payload]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.from(value, 'latin1');
}
