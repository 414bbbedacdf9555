import { crc32 } from 'node:zlib';
import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawThumbnail, thumbnailSide } from '../../../relay/media/draw-thumbnail.ts';
import type { MediaId, TeamId } from '../../../shared/kernel/ids.ts';
import { testId } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import type { GraphReply } from '../whatsapp/support/fake-graph.ts';
import { inbound } from '../whatsapp/support/payloads.ts';
import { startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

const photo = (width = 1600, height = 1200): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' } })
    .withExif({ IFD0: { Make: 'canary-camera' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .jpeg()
    .toBuffer();

/** A PNG whose header promises a picture of any size, with nothing in it. */
function promise(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', Buffer.alloc(10)), chunk('IEND', Buffer.alloc(0))]);
}

describe('drawing a small picture', () => {
  it('makes a WebP that fits, without what the camera knew', async () => {
    const small = await drawThumbnail(await photo());
    expect(await sharp(small ?? Buffer.alloc(0)).metadata()).toMatchObject({ format: 'webp', width: thumbnailSide, height: 360 });
    expect(small?.includes('canary-camera')).toBe(false);
    expect((await sharp(small ?? Buffer.alloc(0)).metadata()).exif).toBeUndefined();
  });

  it('turns a picture upright and never blows one up', async () => {
    const turned = await sharp(await photo(1000, 500)).withMetadata({ orientation: 6 }).toBuffer();
    expect(await sharp((await drawThumbnail(turned)) ?? Buffer.alloc(0)).metadata()).toMatchObject({ width: 240, height: 480 });
    expect(await sharp((await drawThumbnail(await photo(20, 10))) ?? Buffer.alloc(0)).metadata()).toMatchObject({ width: 20, height: 10 });
  });

  it.each([
    ['more than 50 megapixels', promise(10_000, 5_001)],
    ['a size that nothing can hold', promise(2_000_000_000, 2_000_000_000)],
    ['no picture data', promise(10, 10)],
    ['SVG, which may name files of the machine', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/passwd"/></svg>')],
    ['GIF, which is no kind of WhatsApp picture', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
    ['a web page', Buffer.from('<!doctype html><p>no')],
    ['nothing', Buffer.alloc(0)],
  ])('draws none of %s', async (_name, bytes) => {
    const before = process.memoryUsage().rss;
    expect(await drawThumbnail(bytes)).toBeNull();
    // Refused by its header: none of its pixels was ever given memory.
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });
});

function serve(relay: TestWhatsapp, bytes: Uint8Array, type = 'image/jpeg'): void {
  relay.graph.reply = (request): GraphReply =>
    request.path === '/v25.0/media-1' ? { status: 200, json: { url: `${relay.graph.url}/file`, mime_type: type, id: 'media-1' } } : { status: 200, bytes };
}

async function mediaIdOf(relay: TestWhatsapp): Promise<MediaId> {
  const [message] = await relay.messages();
  if (message === undefined || !('media' in message.content)) throw new Error('No file');
  return message.content.media.id;
}

async function smallOf(relay: TestWhatsapp, person = relay.company.employee): Promise<Buffer | string> {
  const opened = await relay.whatsapp.openThumbnail(person, await mediaIdOf(relay));
  if (opened.kind !== 'ready') return opened.kind;
  expect(opened.mimeType).toBe('image/webp');
  const parts: Uint8Array[] = [];
  for await (const part of opened.stream as AsyncIterable<Uint8Array>) parts.push(part);
  expect(Buffer.concat(parts)).toHaveLength(opened.size);
  return Buffer.concat(parts);
}

const image = inbound({ type: 'image', image: { id: 'media-1', mime_type: 'image/jpeg' } });

describe.each(databases)('small pictures on $name', ({ open }) => {
  it('are made once the file is here, and given to who may see it', async () => {
    const relay = await startWhatsapp(open);
    relay.graph.reply = () => ({ status: 503, json: {} });
    await relay.deliver(image);
    expect(await smallOf(relay)).toBe('pending');
    serve(relay, await photo());
    await relay.pass(10_000);
    const small = await smallOf(relay);
    expect(await sharp(small as Buffer).metadata()).toMatchObject({ format: 'webp', width: thumbnailSide });
    expect(await smallOf(relay, { ...relay.company.employee, teamIds: [testId() as TeamId] })).toBe('not-found');
    expect(await smallOf(relay, relay.company.admin)).toBe('not-found');
    const [keys] = await relay.database.query<{ file_key: Uint8Array; thumbnail_key: Uint8Array }>('SELECT file_key, thumbnail_key FROM media');
    expect(Buffer.compare(keys?.file_key ?? new Uint8Array(), keys?.thumbnail_key ?? new Uint8Array())).not.toBe(0);
  });

  it('go with their file when the message is taken back', async () => {
    const relay = await startWhatsapp(open);
    serve(relay, await photo());
    await relay.deliver(image);
    await relay.settled();
    expect((await filesIn(relay.mediaDir)).length).toBe(2);
    await relay.deliver(inbound({ id: 'wamid.v', type: 'revoke', revoke: { original_message_id: 'wamid.one' } }));
    await relay.pass(10_000);
    expect(await filesIn(relay.mediaDir)).toEqual([]);
    expect(await relay.database.query('SELECT file_key, thumbnail_key, size, thumbnail_size FROM media')).toEqual([{ file_key: null, thumbnail_key: null, size: null, thumbnail_size: null }]);
  });

  it('are not made of a picture that is too big, and the file stays to be had', async () => {
    const relay = await startWhatsapp(open);
    serve(relay, promise(20_000, 20_000), 'image/png');
    await relay.deliver(image);
    await relay.settled();
    expect(await smallOf(relay)).toBe('not-found');
    expect((await relay.whatsapp.openMedia(relay.company.employee, await mediaIdOf(relay))).kind).toBe('ready');
  });

  it('are given up for a picture that ended the process three times', async () => {
    const relay = await startWhatsapp(open);
    serve(relay, await photo());
    await relay.database.query('ALTER TABLE media ALTER COLUMN thumbnail_attempts SET DEFAULT 3');
    await relay.deliver(image);
    await relay.settled();
    await relay.database.query('ALTER TABLE media ALTER COLUMN thumbnail_attempts SET DEFAULT 0');
    expect(await smallOf(relay)).toBe('not-found');
  });
});

describe.each(databases)('what Meta hands over in place of a file, on $name', ({ open }) => {
  it.each([
    ['a web page', Buffer.from('<!DOCTYPE html><html><title>Log in</title></html>')],
    ['an error in JSON', Buffer.from('{"error":{"message":"expired"}}')],
  ])('%s is not taken for it: the next look-up brings the file', async (_name, page) => {
    const relay = await startWhatsapp(open);
    serve(relay, page);
    await relay.deliver(image);
    expect(await relay.messages()).toMatchObject([{ content: { media: { state: 'pending' } } }]);
    serve(relay, await photo());
    await relay.pass(10_000);
    expect(await relay.messages()).toMatchObject([{ content: { media: { state: 'ready', mimeType: 'image/jpeg' } } }]);
  });

  it('an address that has expired is looked up again at once', async () => {
    const relay = await startWhatsapp(open);
    const bytes = await photo();
    let lookUps = 0;
    relay.graph.reply = (request): GraphReply => {
      if (request.path === '/v25.0/media-1') return { status: 200, json: { url: `${relay.graph.url}/file-${(lookUps += 1)}`, id: 'media-1' } };
      return request.path === '/file-1' ? { status: 404, json: {} } : { status: 200, bytes };
    };
    await relay.deliver(image);
    expect(await relay.messages()).toMatchObject([{ content: { media: { state: 'ready' } } }]);
    expect(lookUps).toBe(2);
  });

  it('a file of another size than announced is not taken for it', async () => {
    const relay = await startWhatsapp(open);
    const bytes = await photo();
    relay.graph.reply = (request): GraphReply =>
      request.path === '/v25.0/media-1' ? { status: 200, json: { url: `${relay.graph.url}/file`, file_size: String(bytes.length + 1) } } : { status: 200, bytes };
    await relay.deliver(image);
    expect(await relay.messages()).toMatchObject([{ content: { media: { state: 'pending' } } }]);
  });
});

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
}
