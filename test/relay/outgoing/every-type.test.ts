import { describe, expect, it } from 'vitest';
import { drawMedia } from '../../../relay/sandbox/media/drawn-media.ts';
import { newPostgresUrl } from '../../support/open-databases.ts';
import { readFixtures } from '../whatsapp/support/fixtures.ts';
import { newId, startWorld } from './support/start-world.ts';
import type { World } from './support/start-world.ts';

const kinds = [
  { name: 'the embedded database', databaseUrl: async () => undefined },
  { name: 'PostgreSQL', databaseUrl: newPostgresUrl },
];

type Json = any;
const grace = { key: 'grace', name: 'Grace Brandt', phone: '447700900123' };

/** Paths of all members, list positions left out: `interactive.action.buttons.reply.id`. */
function shapeOf(value: Json, at = ''): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((member) => shapeOf(member, at)))];
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([name, member]) => shapeOf(member, at === '' ? name : `${at}.${name}`));
}

/** Members of ours that the published examples do not show; each is on Meta's page of its type. */
const beyond = new Set(['biz_opaque_callback_data', 'recipient_type', 'audio.voice', 'image.caption', 'type', 'context.message_id', 'document.filename', 'text.preview_url', 'template.components.parameters.parameter_name']);

function expectPublishedShape(body: Json, fixtures: readonly string[]): void {
  const all = readFixtures('outbound');
  if (all === null) return;
  const known = new Set(fixtures.flatMap((name) => shapeOf(JSON.parse(all.find((fixture) => fixture.name === `metaopenapi__send_${name}.json`)?.body.toString('utf8') ?? 'null'))));
  expect(known.size).toBeGreaterThan(2);
  expect(shapeOf(body).filter((path) => !known.has(path) && !beyond.has(path))).toEqual([]);
}

async function sendOne(world: World, conversation: string, content: object, more: object = {}): Promise<{ readonly body: Json; readonly message: Json }> {
  const before = (await world.calls('messages')).length;
  const sent = await world.send(conversation, content, more);
  expect([sent.status, sent.json.error]).toEqual([201, undefined]);
  const calls = await world.calls('messages');
  expect(calls).toHaveLength(before + 1);
  return { body: calls.at(-1), message: (await world.message(sent.json.message.id)) };
}

describe.each(kinds)('every kind goes out as Meta publishes it, on $name', ({ databaseUrl }) => {
  it('one after the other, each shown in the thread as the contact reads it', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', grace);
    const conversation = await world.customerWrites('grace');
    const inbound = (await world.changes()).find((change) => change.entity === 'message').message;

    const text = await sendOne(world, conversation, { kind: 'text', body: ' See https://example.org ', previewUrl: false });
    expect(text.body).toMatchObject({ to: grace.phone, type: 'text', text: { body: 'See https://example.org', preview_url: false } });
    expectPublishedShape(text.body, ['text_message']);
    expect(text.message).toMatchObject({ content: { kind: 'text', body: 'See https://example.org' }, delivery: { stage: 'sent' } });
    expect((await sendOne(world, conversation, { kind: 'text', body: 'See https://example.org' })).body.text.preview_url).toBe(true);

    const reply = await sendOne(world, conversation, { kind: 'text', body: 'Yes' }, { quotedMessageId: inbound.id });
    expect(reply.body.context.message_id).toMatch(/^wamid\./);
    expect(reply.message.quotedMessageId).toBe(inbound.id);
    expectPublishedShape(reply.body, ['reply_to_text_message']);

    for (const [kind, drawing] of [['image', 'damp-wall'], ['video', 'short-video']] as const) {
      const mediaId = await world.uploadDrawing(conversation, kind, drawing);
      const { body, message } = await sendOne(world, conversation, { kind, mediaId, caption: 'Look' });
      expect(body).toMatchObject({ type: kind, [kind]: { id: expect.stringMatching(/^\d+$/), caption: 'Look' } });
      expectPublishedShape(body, [`${kind}_message_by_id`]);
      expect(message.content).toMatchObject({ kind, caption: 'Look', media: { id: mediaId, state: 'ready' } });
      expect(await world.download(mediaId)).toEqual(drawMedia(drawing).bytes);
    }

    const voice = await sendOne(world, conversation, { kind: 'audio', voice: true, mediaId: await world.uploadDrawing(conversation, 'voice', 'voice-note') });
    expect(voice.body).toMatchObject({ type: 'audio', audio: { voice: true } });
    expectPublishedShape(voice.body, ['audio_message_by_id']);
    expect(voice.message.content).toMatchObject({ kind: 'audio', voice: true, media: { mimeType: 'audio/ogg; codecs=opus' } });
    expect(await world.calls('media-upload')).toContainEqual(expect.objectContaining({ mimeType: 'audio/ogg', filename: 'file' }));

    const paper = await sendOne(world, conversation, {
      kind: 'document', mediaId: await world.uploadDrawing(conversation, 'document', 'tenancy-agreement'), fileName: '../lease\u202Efdp.exe', caption: null,
    });
    expect(paper.body.document).toEqual({ id: expect.any(String), filename: 'leasefdp.exe.pdf' });
    expectPublishedShape(paper.body, ['document_message_by_id']);
    expect(paper.message.content.fileName).toBe('leasefdp.exe.pdf');

    const sticker = await sendOne(world, conversation, { kind: 'sticker', mediaId: await world.uploadDrawing(conversation, 'sticker', 'harbour-sticker') });
    expectPublishedShape(sticker.body, ['sticker_message_by_id']);

    const place = await sendOne(world, conversation, { kind: 'location', latitude: 53.5, longitude: 9.9, name: 'The flat', address: 'Hafenstraße 3' });
    expectPublishedShape(place.body, ['location_message', 'reply_to_location_message']);
    expect(place.message.content).toMatchObject({ kind: 'location', name: 'The flat' });

    const card = { name: 'Ann Smith', lastName: 'Smith', phones: [{ number: '+44 7700 900999', label: 'WORK' }], emails: [{ address: 'a@example.org', label: null }], organisation: 'Repairs' };
    const cards = await sendOne(world, conversation, { kind: 'contacts', cards: [card] });
    expectPublishedShape(cards.body, ['contact_message', 'reply_to_contact_message']);

    const buttons = await sendOne(world, conversation, {
      kind: 'buttons', header: { kind: 'text', text: 'Repair' }, body: 'Does Thursday suit?', footer: 'Lettings', buttons: [{ id: 'yes', title: 'Yes' }, { id: 'no', title: 'No' }],
    });
    expect(buttons.body.interactive.action.buttons[1]).toEqual({ type: 'reply', reply: { id: 'no', title: 'No' } });
    expectPublishedShape(buttons.body, ['reply_button', 'list_message', 'reply_to_list_message']);
    expect(buttons.message.content).toMatchObject({ kind: 'offer', body: 'Does Thursday suit?', choices: [{ title: 'Yes' }, { title: 'No' }] });

    const list = await sendOne(world, conversation, {
      kind: 'list', header: 'Times', body: 'When?', footer: null, button: 'Choose',
      sections: [{ title: 'Thursday', rows: [{ id: 'a', title: '10:00', description: 'morning' }] }, { title: 'Friday', rows: [{ id: 'b', title: '16:00', description: null }] }],
    });
    expectPublishedShape(list.body, ['reply_to_list_message', 'list_message']);
    expect(list.message.content.choices).toHaveLength(2);

    const where = await sendOne(world, conversation, { kind: 'location-request', body: 'Where are you?' });
    expect(where.body.interactive).toEqual({ type: 'location_request_message', body: { text: 'Where are you?' }, action: { name: 'send_location' } });
  });

  it('shows a reaction of ours on the message, takes it back, and sends no message for it', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', grace);
    const conversation = await world.customerWrites('grace');
    const target = (await world.changes()).find((change) => change.entity === 'message').message;
    const sent = await world.send(conversation, { kind: 'reaction', messageId: target.id, emoji: '👍' });
    expect([sent.status, sent.json.message.id]).toEqual([201, target.id]);
    const body = (await world.calls('messages')).at(-1);
    expect(body).toMatchObject({ type: 'reaction', reaction: { message_id: expect.stringMatching(/^wamid\./), emoji: '👍' } });
    expect(body.context).toBeUndefined();
    expectPublishedShape(body, ['reply_with_reaction_message']);
    expect((await world.message(target.id)).reactions).toMatchObject([{ emoji: '👍', author: { kind: 'person' } }]);
    expect((await world.changes()).filter((change) => change.entity === 'message' && change.message.id !== target.id)).toEqual([]);
    await world.send(conversation, { kind: 'reaction', messageId: target.id, emoji: '' });
    expect((await world.message(target.id)).reactions).toEqual([]);
    const refused = await world.send(conversation, { kind: 'reaction', messageId: target.id, emoji: 'ok' });
    expect(refused).toMatchObject({ status: 400, json: { error: { code: 'content-refused', about: { rule: 'not-an-emoji' } } } });
    expect((await world.send(conversation, { kind: 'reaction', messageId: target.id, emoji: '👍' }, { quotedMessageId: target.id })).json.error.about.rule).toBe('reaction-quotes');
  });

  it('marks as read and shows typing only when asked', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', grace);
    const conversation = await world.customerWrites('grace');
    expect([await world.calls('read'), await world.calls('typing')]).toEqual([[], []]);
    expect((await world.ask('POST', `/v1/conversations/${conversation}/read`)).status).toBe(204);
    expect((await world.ask('POST', `/v1/conversations/${conversation}/typing`)).status).toBe(204);
    const [read] = await world.calls('read');
    expect(read).toEqual({ messaging_product: 'whatsapp', status: 'read', message_id: expect.stringMatching(/^wamid\./) });
    const [typing] = await world.calls('typing');
    expectPublishedShape(typing, ['typing_indicator_and_read_receipt']);
    expect((await world.ask('POST', `/v1/conversations/${newId()}/read`)).status).toBe(404);
    expect((await world.ask('POST', `/v1/conversations/${conversation}/read`, undefined, 'admin')).status).toBe(404);
  });
});
