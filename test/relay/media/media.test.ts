import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { MediaId, TeamId } from '../../../shared/kernel/ids.ts';
import { testId } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import type { GraphReply } from '../whatsapp/support/fake-graph.ts';
import { inbound } from '../whatsapp/support/payloads.ts';
import { accessToken, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

/** A PNG in its first chunks, then noise over more than two chunks of the cipher. */
const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c48900024400', 'hex'), Buffer.from('IDAT'), randomBytes(150_000)]);
const base64 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

function serve(relay: TestWhatsapp, bytes: Uint8Array, lookUp: object = {}): void {
  relay.graph.reply = (request): GraphReply =>
    request.path === '/v25.0/media-1'
      ? { status: 200, json: { messaging_product: 'whatsapp', url: `${relay.graph.url}/file`, mime_type: 'image/png', file_size: String(bytes.length), id: 'media-1', ...lookUp } }
      : { status: 200, bytes };
}

const announce = (fields: object = {}): unknown =>
  inbound({ type: 'image', image: { id: 'media-1', mime_type: 'image/png', sha256: base64(picture), caption: 'see', ...fields } });

async function fileOf(relay: TestWhatsapp): Promise<{ readonly id: MediaId; readonly state: string; readonly mimeType: string; readonly size: number | null; readonly failure: string | null }> {
  const [message] = await relay.messages();
  if (message === undefined || !('media' in message.content)) throw new Error('No file');
  return message.content.media;
}

async function read(relay: TestWhatsapp, id: MediaId, person: Person = relay.company.employee): Promise<Buffer | string> {
  const opened = await relay.whatsapp.openMedia(person, id);
  if (opened.kind !== 'ready') return opened.kind;
  const parts: Buffer[] = [];
  for await (const part of opened.stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe.each(databases)('files of messages on $name', ({ open }) => {
  it('are fetched on receipt with our token, kept encrypted, and given to who may see the message', async () => {
    const relay = await startWhatsapp(open);
    serve(relay, picture);
    await relay.deliver(announce());
    const file = await fileOf(relay);
    expect(file).toEqual({ id: file.id, state: 'ready', mimeType: 'image/png', size: picture.length, failure: null });
    // Other workers ask for other things.
    const asked = relay.graph.requests.filter((request) => request.path === '/file' || request.path.endsWith('/media-1'));
    expect(asked.map((request) => [request.path, request.query.get('phone_number_id'), request.authorization])).toEqual([
      ['/v25.0/media-1', '106540352242922', `Bearer ${accessToken}`],
      ['/file', null, `Bearer ${accessToken}`],
    ]);
    expect(picture.equals((await read(relay, file.id)) as Buffer)).toBe(true);
    expect(await read(relay, file.id, { ...relay.company.employee, teamIds: [testId() as TeamId] })).toBe('not-found');
    expect(await read(relay, file.id, relay.company.admin)).toBe('not-found');
    expect(await read(relay, testId() as MediaId)).toBe('not-found');
    const paths = await filesIn(relay.mediaDir);
    expect(paths).toEqual([join(relay.mediaDir, file.id.slice(-2), file.id)]);
    const stored = await readFile(paths[0] ?? '');
    expect(stored.includes(picture.subarray(0, 16)) || stored.includes(picture.subarray(100_000, 100_016))).toBe(false);
    const entries = await relay.database.query(`SELECT sequence FROM event_log WHERE entity = 'message'`);
    expect(entries).toHaveLength(2);
  });

  it('are not given out when somebody changed or cut the file on disk', async () => {
    const relay = await startWhatsapp(open);
    serve(relay, picture);
    await relay.deliver(announce());
    const { id } = await fileOf(relay);
    const [path = ''] = await filesIn(relay.mediaDir);
    const stored = await readFile(path);
    await truncate(path, 65_536 + 16);
    await expect(read(relay, id)).rejects.toThrow();
    stored.writeUInt8(stored.readUInt8(70_000) ^ 1, 70_000);
    await writeFile(path, stored);
    await expect(read(relay, id)).rejects.toThrow();
  });

  it('are fetched again after a broken line, an expired address and a busy Meta', async () => {
    const relay = await startWhatsapp(open);
    const trouble: (GraphReply | null)[] = [{ status: 500, json: { error: { code: 131000 } } }, null, { status: 404, bytes: Buffer.from('<html>') }, null, { status: 200, bytes: picture, cutAfter: 70_000 }, null];
    serve(relay, picture);
    const usual = relay.graph.reply;
    relay.graph.reply = (request, count) => trouble[0] !== undefined && trouble[0] !== null && (request.path === '/file') === ('bytes' in (trouble[0] as object)) ? (trouble.shift() as GraphReply) : (trouble[0] === null && trouble.shift(), usual(request, count));
    await relay.deliver(announce());
    expect(await read(relay, (await fileOf(relay)).id)).toBe('pending');
    for (let tries = 0; tries < 6; tries += 1) await relay.pass(60_000);
    const file = await fileOf(relay);
    expect(file.state).toBe('ready');
    expect(picture.equals((await read(relay, file.id)) as Buffer)).toBe(true);
    expect(await filesIn(relay.mediaDir)).toHaveLength(1);
  });

  it.each([
    ['when it is not the file that was announced', { sha256: base64(Buffer.from('another')) }, {}, 'not the one that was announced'],
    ['when Meta names an address that is not its own', {}, { url: 'https://evil.example/file' }, 'not its own'],
  ])('are given up in words %s', async (_name, told, lookUp, words) => {
    const relay = await startWhatsapp(open);
    serve(relay, picture, lookUp);
    await relay.deliver(announce(told));
    for (let tries = 0; tries < 3; tries += 1) await relay.pass(60_000);
    const file = await fileOf(relay);
    expect(file).toMatchObject({ state: 'failed', failure: expect.stringContaining(words) as string });
    expect(await read(relay, file.id)).toBe('failed');
    expect(await filesIn(relay.mediaDir)).toEqual([]);
  });

  it('are given up when Meta does not have them any more', async () => {
    const relay = await startWhatsapp(open);
    relay.graph.reply = () => ({ status: 400, json: { error: { code: 100, message: 'Unsupported get request' } } });
    await relay.deliver(announce());
    expect(await fileOf(relay)).toMatchObject({ state: 'failed', failure: 'WhatsApp does not have the file any more.' });
  });

  it('are not shown as pictures when they are none, and reach the disk under our name only', async () => {
    const relay = await startWhatsapp(open);
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    serve(relay, page);
    await relay.deliver(announce({ sha256: base64(page), filename: '../../../evil' }));
    const file = await fileOf(relay);
    expect(file).toMatchObject({ state: 'ready', mimeType: 'application/octet-stream' });
    expect(await filesIn(relay.mediaDir)).toEqual([join(relay.mediaDir, file.id.slice(-2), file.id)]);
  });

  it('cannot be read any more once the message was taken back', async () => {
    const relay = await startWhatsapp(open);
    serve(relay, picture);
    await relay.deliver(announce());
    const { id } = await fileOf(relay);
    await relay.deliver(inbound({ id: 'wamid.v', type: 'revoke', revoke: { original_message_id: 'wamid.one' } }));
    expect(await read(relay, id)).toBe('failed');
    expect(await relay.database.query('SELECT file_key FROM media')).toEqual([{ file_key: null }]);
    await relay.pass(60_000);
    expect(await filesIn(relay.mediaDir)).toEqual([]);
  });

  it('are left for the next process when this one stops in the middle of a download', async () => {
    const relay = await startWhatsapp(open);
    let isReached = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      isReached = resolve;
    });
    serve(relay, picture);
    const usual = relay.graph.reply;
    relay.graph.reply = (request, count) => {
      if (request.path !== '/file') return usual(request, count);
      isReached();
      return new Promise(() => undefined);
    };
    const delivered = relay.deliver(announce());
    await reached;
    await relay.whatsapp.stop();
    await delivered;
    expect((await fileOf(relay)).state).toBe('pending');
    relay.graph.reply = usual;
    await relay.second();
    await relay.settled();
    await relay.pass(10_000);
    expect((await fileOf(relay)).state).toBe('ready');
  });
});
