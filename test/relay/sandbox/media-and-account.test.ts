import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { afterEach, describe, expect, it } from 'vitest';
import { manualClock } from './support/manual-clock.ts';
import type { Stage } from './support/sandbox-stage.ts';
import { accessToken, messages, openStage, phoneNumberId, start } from './support/sandbox-stage.ts';

const account = '102290129340398';
const bearer = { authorization: `Bearer ${accessToken}` };

describe('media, templates, block list and profile', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  const upload = async (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<any> => {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', type);
    form.set('file', new Blob([bytes], { type }), 'a file');
    return stage.graph(`/v25.0/${phoneNumberId}/media`, form);
  };

  it('serves a user’s file with the token only, for five minutes, and again after a new look-up', async () => {
    const clock = manualClock(start);
    stage = await openStage({ clock });
    await stage.control('/customers', { key: 'priya', name: 'Priya', phone: '447700900218' });
    await stage.control('/customers/priya/speak', { type: 'image', caption: 'the wall' });
    await stage.receiver.until((received) => received.length === 1);
    const { image } = messages(stage.receiver.received)[0];
    expect(image).toMatchObject({ mime_type: 'image/jpeg', caption: 'the wall', id: expect.stringMatching(/^\d+$/) });
    const found = await stage.graph(`/v25.0/${image.id}`);
    const bytes = Buffer.from(await (await fetch(found.body.url, { headers: bearer })).arrayBuffer());
    const digest = createHash('sha256').update(bytes);
    expect(found.body).toMatchObject({ messaging_product: 'whatsapp', mime_type: 'image/jpeg', file_size: String(bytes.length), sha256: digest.copy().digest('hex') });
    expect(image.sha256).toBe(digest.digest('base64'));
    expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    const stranger = await fetch(found.body.url);
    expect(stranger.headers.get('content-type')).toContain('text/html');
    await clock.advance(5 * 60_000);
    expect((await fetch(found.body.url, { headers: bearer })).status).toBe(404);
    const again = await stage.graph(`/v25.0/${image.id}`);
    expect((await fetch(again.body.url, { headers: bearer })).status).toBe(200);
    await clock.advance(7 * 24 * 3_600_000);
    expect((await stage.graph(`/v25.0/${image.id}`)).body.error.code).toBe(100);
  });

  it('makes files that are what they say', async () => {
    stage = await openStage();
    await stage.control('/customers', { key: 'priya', name: 'Priya', phone: '447700900218' });
    for (const type of ['image', 'voice', 'document', 'video', 'sticker']) await stage.control('/customers/priya/speak', { type });
    await stage.receiver.until((received) => received.length === 5);
    const found: (string | undefined)[] = [];
    for (const message of messages(stage.receiver.received)) {
      const { id } = message[message.type];
      const { url } = (await stage.graph(`/v25.0/${id}`)).body;
      found.push((await fileTypeFromBuffer(new Uint8Array(await (await fetch(url, { headers: bearer })).arrayBuffer())))?.mime);
    }
    expect(found).toEqual(['image/jpeg', 'audio/ogg; codecs=opus', 'application/pdf', 'video/mp4', 'image/webp']);
    expect(messages(stage.receiver.received)[1].audio).toMatchObject({ voice: true, mime_type: 'audio/ogg; codecs=opus' });
  });

  it('takes uploads of allowed types, which can then be sent as their kind and as no other', async () => {
    stage = await openStage();
    await stage.control('/customers', { key: 'priya', name: 'Priya', phone: '447700900218' });
    await stage.control('/customers/priya/speak', { type: 'text', body: 'hi' });
    const pdf = await upload(new TextEncoder().encode('%PDF-1.4'), 'application/pdf');
    expect(pdf).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^\d+$/) } });
    expect((await stage.send({ to: '447700900218', type: 'document', document: { id: pdf.body.id, filename: 'a.pdf' } })).status).toBe(200);
    expect((await stage.send({ to: '447700900218', type: 'image', image: { id: pdf.body.id } })).body.error.code).toBe(131053);
    expect((await upload(new Uint8Array(5), 'application/x-msdownload')).body.error.code).toBe(100);
    expect((await upload(new Uint8Array(5 * 1024 ** 2 + 1), 'image/png')).body.error.code).toBe(131053);
    expect((await stage.control('/graph-calls?kind=media-upload')).body.calls[0].body).toMatchObject({ mimeType: 'application/pdf', size: 8 });
    expect((await stage.graph(`/v25.0/${pdf.body.id}`, undefined, { method: 'DELETE' })).body).toEqual({ success: true });
    expect((await stage.graph(`/v25.0/${pdf.body.id}`)).status).toBe(400);
  });

  it('lists templates by pages and filters, and reports a change of state', async () => {
    stage = await openStage();
    const first = await stage.graph(`/v25.0/${account}/message_templates?limit=4`);
    expect(first.body.data).toHaveLength(4);
    const rest = await stage.graph(new URL(first.body.paging.next).pathname + new URL(first.body.paging.next).search.replace('limit=4', 'limit=100'));
    expect(rest.body.paging.next).toBeUndefined();
    expect(new Set([...first.body.data, ...rest.body.data].map((template: any) => template.id)).size).toBe(9);
    expect((await stage.graph(`/v25.0/${account}/message_templates?status=PAUSED`)).body.data.map((template: any) => template.name)).toEqual(['rent_reminder']);
    expect((await stage.graph(`/v25.0/${account}/message_templates?after=zzz`)).body.error.code).toBe(131059);
    await stage.control('/templates', { name: 'rent_reminder', language: 'en_GB', status: 'APPROVED' });
    await stage.receiver.until((received) => received.length === 1);
    expect((stage.receiver.received[0]?.body as any).entry[0].changes[0]).toMatchObject({ field: 'message_template_status_update', value: { event: 'APPROVED', message_template_name: 'rent_reminder', message_template_id: expect.any(Number) } });
  });

  it('answers a block that fails in part with 400 and both parts', async () => {
    stage = await openStage();
    await stage.control('/customers', { key: 'dave', name: 'Dave', phone: '447700900477' });
    await stage.control('/customers/dave/speak', { type: 'text', body: 'STOP' });
    const path = `/v25.0/${phoneNumberId}/block_users`;
    const answer = await stage.graph(path, { messaging_product: 'whatsapp', block_users: [{ user: '+447700900477' }, { user: '+447700900999' }] });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 139100 }, block_users: { added_users: [{ wa_id: '447700900477' }], failed_users: [{ input: '+447700900999' }] } } });
    expect((await stage.graph(path)).body.data).toEqual([{ messaging_product: 'whatsapp', wa_id: '447700900477' }]);
    expect((await stage.send({ to: '447700900477', text: { body: 'x' } })).body.error.code).toBe(130403);
    await stage.graph(path, { messaging_product: 'whatsapp', block_users: [{ user: '+447700900477' }] }, { method: 'DELETE' });
    expect((await stage.graph(path)).body.data).toEqual([]);
  });

  it('shows the number and the profile, and keeps changes within the limits', async () => {
    stage = await openStage();
    expect((await stage.graph(`/v25.0/${phoneNumberId}?fields=display_phone_number`)).body).toMatchObject({ id: phoneNumberId, quality_rating: 'GREEN', whatsapp_business_manager_messaging_limit: 'TIER_2K' });
    const path = `/v25.0/${phoneNumberId}/whatsapp_business_profile`;
    expect((await stage.graph(path, { messaging_product: 'whatsapp', about: 'x'.repeat(140) })).body.error.code).toBe(100);
    expect((await stage.graph(path, { messaging_product: 'whatsapp', about: 'Open until six' })).body).toEqual({ success: true });
    expect((await stage.graph(path)).body.data[0]).toMatchObject({ about: 'Open until six', messaging_product: 'whatsapp' });
  });

  it('keeps a history of statuses, in upper case', async () => {
    stage = await openStage();
    await stage.control('/customers', { key: 'dave', name: 'Dave', phone: '447700900477' });
    await stage.control('/customers/dave/speak', { type: 'text', body: 'hi' });
    const sent = await stage.send({ to: '447700900477', text: { body: 'x' } });
    await stage.control('/deliveries/flush', {});
    const history = await stage.graph(`/v25.0/${phoneNumberId}/message_history?message_id=${encodeURIComponent(sent.body.messages[0].id)}`);
    expect(history.body.data[0].events.data.map((event: any) => event.delivery_status)).toEqual(['SENT', 'DELIVERED', 'READ']);
  });
});
