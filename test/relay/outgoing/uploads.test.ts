import { describe, expect, it } from 'vitest';
import { drawMedia } from '../../../relay/sandbox/media/drawn-media.ts';
import { newPostgresUrl } from '../../support/open-databases.ts';
import { startWorld } from './support/start-world.ts';

const kinds = [
  { name: 'the embedded database', databaseUrl: async () => undefined },
  { name: 'PostgreSQL', databaseUrl: newPostgresUrl },
];

const grace = { key: 'grace', name: 'Grace Brandt', phone: '447700900123' };

describe.each(kinds)('files from the desk on $name', ({ databaseUrl }) => {
  it('are refused before anything goes to WhatsApp, each for its reason', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', grace);
    const conversation = await world.customerWrites('grace');
    const photo = drawMedia('damp-wall').bytes;
    const voice = drawMedia('voice-note').bytes;
    const stereo = Buffer.from(voice);
    stereo[stereo.indexOf('OpusHead') + 9] = 2;
    const refusal = async (kind: string, bytes: Uint8Array, claimed: string) => {
      const { status, json } = await world.upload(conversation, kind, bytes, claimed);
      return [status, json.error?.code, json.error?.about?.rule ?? json.error?.about?.limit];
    };
    expect(await refusal('image', Buffer.concat([photo, Buffer.alloc(5 * 1024 * 1024)]), 'image/jpeg')).toEqual([413, 'too-large', 5 * 1024 * 1024]);
    expect(await refusal('image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')).toEqual([415, 'file-refused', 'type']);
    expect(await refusal('document', Buffer.from('MZ\u0000\u0001 not a paper'), 'application/pdf')).toEqual([415, 'file-refused', 'type']);
    expect(await refusal('video', photo, 'video/mp4')).toEqual([415, 'file-refused', 'type']);
    expect(await refusal('voice', photo, 'audio/ogg')).toEqual([415, 'file-refused', 'type']);
    expect(await refusal('voice', stereo, 'audio/ogg')).toEqual([415, 'file-refused', 'voice-needs-mono-opus']);
    expect(await refusal('sticker', photo, 'image/webp')).toEqual([415, 'file-refused', 'type']);
    expect(await refusal('image', new Uint8Array(), 'image/jpeg')).toEqual([400, 'empty', undefined]);
    expect((await world.upload(conversation.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')), 'image', photo, 'image/jpeg')).status).toBe(404);
    expect(await world.calls('media-upload')).toEqual([]);
    expect((await world.upload(conversation, 'document', Buffer.from('Grüße, as plain text'), 'text/plain')).json.media.mimeType).toBe('text/plain');
  });

  it('go with one message, of the kind for which they were checked', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', grace);
    const conversation = await world.customerWrites('grace');
    const mediaId = await world.uploadDrawing(conversation, 'image', 'damp-wall');
    expect((await world.send(conversation, { kind: 'sticker', mediaId })).json.error).toMatchObject({ code: 'file-refused', about: { rule: 'other-kind' } });
    expect((await world.send(conversation, { kind: 'image', mediaId, caption: null })).status).toBe(201);
    expect((await world.send(conversation, { kind: 'image', mediaId, caption: null })).json.error).toMatchObject({ code: 'file-refused', about: { rule: 'not-here' } });
    expect(await world.calls('media-upload')).toHaveLength(1);
  });

  it('come as a form too', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', grace);
    const conversation = await world.customerWrites('grace');
    const { bytes, mimeType } = drawMedia('tenancy-agreement');
    const sent = await world.uploadForm(conversation, 'document', bytes, mimeType);
    expect(sent).toMatchObject({ status: 201, json: { media: { mimeType: 'application/pdf', size: bytes.length } } });
    expect(await world.download(sent.json.media.id)).toEqual(bytes);
  });

  it('hold up what comes after them, and fail their message when WhatsApp does not take them', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', grace);
    const conversation = await world.customerWrites('grace');
    const mediaId = await world.uploadDrawing(conversation, 'image', 'damp-wall');
    await world.control('/faults', { kind: 'answer', on: 'media-upload', code: 100, count: 1 });
    const picture = await world.send(conversation, { kind: 'image', mediaId, caption: null });
    expect((await world.message(picture.json.message.id)).delivery).toMatchObject({ stage: 'failed', failure: { code: 100 } });
    expect(await world.calls('messages')).toEqual([]);
    const again = await world.ask('POST', `/v1/messages/${picture.json.message.id}/resend`);
    expect(again.status).toBe(200);
    await expect.poll(async () => (await world.settled(), (await world.message(picture.json.message.id)).delivery.stage), { timeout: 20_000 }).toBe('sent');
    const text = await world.send(conversation, { kind: 'text', body: 'after' });
    expect((await world.calls('messages')).map((body) => body.type)).toEqual(['image', 'text']);
    expect(text.status).toBe(201);
  });
});
