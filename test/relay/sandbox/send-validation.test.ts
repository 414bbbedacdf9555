import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from './support/sandbox-stage.ts';
import { accessToken, openStage, phoneNumberId } from './support/sandbox-stage.ts';

const to = '+44 7700 900142';
const rows = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ id: `row-${index}`, title: `Row ${index}` }));
const buttons = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ type: 'reply', reply: { id: `b${index}`, title: `Button ${index}` } }));
const interactive = (type: string, action: object, more: object = {}): object => ({ to, type: 'interactive', interactive: { type, body: { text: 'Choose' }, action, ...more } });
const template = (name: string, components: object[] = [], language = 'en_GB'): object => ({ to, type: 'template', template: { name, language: { code: language }, components } });
const bodyOf = (...texts: string[]): object => ({ type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) });

describe('a send is checked as Meta checks it', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ settings: { autoStatuses: false } });
    await stage.control('/customers', { key: 'grace', name: 'Grace', phone: to, userId: 'GB.1349120865530274' });
    await stage.control('/customers/grace/speak', { type: 'text', body: 'hello' });
  });
  afterAll(() => stage.close());

  const refused: readonly (readonly [why: string, message: object, status: number, code: number])[] = [
    ['no messaging_product', { messaging_product: undefined, to, text: { body: 'x' } }, 400, 100],
    ['no recipient', { text: { body: 'x' } }, 400, 131008],
    ['a recipient that is no number', { to: '{{Recipient-Phone-Number}}', text: { body: 'x' } }, 400, 131009],
    ['a recipient that is no user id', { recipient: 'grace', text: { body: 'x' } }, 400, 131009],
    ['a group', { recipient_type: 'group', to, text: { body: 'x' } }, 400, 131009],
    ['an unknown type', { to, type: 'hologram', hologram: {} }, 400, 131051],
    ['an unknown member', { to, text: { body: 'x' }, silent: true }, 400, 100],
    ['no text', { to, type: 'text' }, 400, 131008],
    ['an empty text', { to, text: { body: '' } }, 400, 131008],
    ['a text of 4097 characters', { to, text: { body: 'x'.repeat(4097) } }, 400, 100],
    ['a preview that is no boolean', { to, text: { body: 'x', preview_url: 'yes' } }, 400, 100],
    ['a mark of 513 characters', { to, text: { body: 'x' }, biz_opaque_callback_data: 'x'.repeat(513) }, 400, 100],
    ['a reply without a target', { to, text: { body: 'x' }, context: {} }, 400, 131008],
    ['an image with neither id nor link', { to, type: 'image', image: { caption: 'x' } }, 400, 131008],
    ['an image with both', { to, type: 'image', image: { id: '1', link: 'https://x.example/a.png' } }, 400, 131009],
    ['an image that was never uploaded', { to, type: 'image', image: { id: '1' } }, 400, 131009],
    ['an image caption of 1025 characters', { to, type: 'image', image: { link: 'https://x.example/a.png', caption: 'x'.repeat(1025) } }, 400, 100],
    ['a link that is no address', { to, type: 'document', document: { link: 'file:///etc/passwd' } }, 400, 131009],
    ['a caption on audio', { to, type: 'audio', audio: { link: 'https://x.example/a.ogg', caption: 'x' } }, 400, 100],
    ['a caption on a sticker', { to, type: 'sticker', sticker: { link: 'https://x.example/a.webp', caption: 'x' } }, 400, 100],
    ['a latitude of 91', { to, type: 'location', location: { latitude: 91, longitude: 0 } }, 400, 131009],
    ['no longitude', { to, type: 'location', location: { latitude: 1 } }, 400, 131008],
    ['a contact without a part of the name', { to, type: 'contacts', contacts: [{ name: { formatted_name: 'A' } }] }, 400, 131009],
    ['258 contacts', { to, type: 'contacts', contacts: Array.from({ length: 258 }, () => ({ name: { formatted_name: 'A', first_name: 'A' } })) }, 400, 131009],
    ['a reaction of two letters', { to, type: 'reaction', reaction: { message_id: 'wamid.x', emoji: 'ok' } }, 400, 131009],
    ['a reaction as a reply', { to, type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' }, context: { message_id: 'wamid.x' } }, 400, 131009],
    ['no buttons', interactive('button', { buttons: [] }), 400, 131009],
    ['four buttons', interactive('button', { buttons: buttons(4) }), 400, 131009],
    ['a button title of 21 characters', interactive('button', { buttons: [{ type: 'reply', reply: { id: '1', title: 'x'.repeat(21) } }] }), 400, 100],
    ['two buttons of one id', interactive('button', { buttons: [...buttons(1), { type: 'reply', reply: { id: 'b0', title: 'Other' } }] }), 400, 131009],
    ['a body of 1025 characters over buttons', interactive('button', { buttons: buttons(1) }, { body: { text: 'x'.repeat(1025) } }), 400, 100],
    ['a footer of 61 characters', interactive('button', { buttons: buttons(1) }, { footer: { text: 'x'.repeat(61) } }), 400, 100],
    ['a list of 11 rows', interactive('list', { button: 'Open', sections: [{ title: 'A', rows: rows(6) }, { title: 'B', rows: rows(11).slice(6) }] }), 400, 131009],
    ['a list with a picture above', interactive('list', { button: 'Open', sections: [{ rows: rows(2) }] }, { header: { type: 'image', image: { link: 'https://x.example/a.png' } } }), 400, 131009],
    ['two sections without titles', interactive('list', { button: 'Open', sections: [{ rows: rows(1) }, { rows: rows(2).slice(1) }] }), 400, 131008],
    ['a row title of 25 characters', interactive('list', { button: 'Open', sections: [{ rows: [{ id: '1', title: 'x'.repeat(25) }] }] }), 400, 100],
    ['an unknown interactive type', interactive('roulette', {}), 400, 131009],
    ['a template that does not exist', template('nothing_like_it'), 404, 132001],
    ['a template in a language that it does not have', template('repair_update', [bodyOf('a', 'b', 'c')], 'en'), 404, 132001],
    ['a template with too few variables', template('repair_update', [bodyOf('a', 'b')]), 400, 132000],
    ['named variables without their names', template('viewing_reminder', [bodyOf('a', 'b', 'c')]), 400, 132012],
    ['a text where the template wants a document', template('lease_document', [{ type: 'header', parameters: [{ type: 'text', text: 'a' }] }, bodyOf('a')]), 400, 132012],
    ['a paused template', template('rent_reminder', [bodyOf('a', 'b', 'c')]), 400, 132015],
    ['a rejected template', template('summer_offer'), 404, 132001],
    ['a template button that does not exist', template('repair_update', [bodyOf('a', 'b', 'c'), { type: 'button', sub_type: 'quick_reply', index: '5', parameters: [{ type: 'payload', payload: 'p' }] }]), 400, 132018],
    ['ourselves as recipient', { to: '15550783881', text: { body: 'x' } }, 400, 131021],
    ['somebody who is not on WhatsApp', { to: '+44 7700 900999', text: { body: 'x' } }, 400, 131026],
    ['a user id that nobody has', { recipient: 'GB.999', text: { body: 'x' } }, 400, 131026],
  ];
  it.each(refused)('refuses %s', async (_why, message, status, code) => {
    const answer = await stage.send(message);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error).toMatchObject({ type: 'OAuthException', message: expect.stringMatching(new RegExp(`^\\(#${code}\\) `)), error_data: { messaging_product: 'whatsapp', details: expect.any(String) } });
  });

  const taken: readonly (readonly [what: string, message: object])[] = [
    ['a text without a type', { to, text: { body: 'x'.repeat(4096), preview_url: true } }],
    ['a quoted reply', { to, type: 'text', text: { body: 'x' }, context: { message_id: 'wamid.x' } }],
    ['a linked document with a name', { to, type: 'document', document: { link: 'https://x.example/a.pdf', filename: 'a.pdf', caption: 'c' } }],
    ['coordinates as strings', { to, type: 'location', location: { latitude: '50.7', longitude: '-1.9', name: 'Quay' } }],
    ['a reaction of a family', { to, type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👨‍👩‍👧' } }],
    ['the removal of a reaction', { to, type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '' } }],
    ['three buttons', interactive('button', { buttons: buttons(3) }, { header: { type: 'text', text: 'H' }, footer: { text: 'F' } })],
    ['a list of ten rows', interactive('list', { button: 'Open', sections: [{ title: 'A', rows: rows(5) }, { title: 'B', rows: rows(10).slice(5) }] })],
    ['a link button', interactive('cta_url', { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://x.example' } })],
    ['a request for a location', interactive('location_request_message', { name: 'send_location' })],
    ['a positional template', template('repair_update', [bodyOf('a', 'b', 'c'), { type: 'button', sub_type: 'quick_reply', index: 0, parameters: [{ type: 'payload', payload: 'p' }] }])],
    ['a named template with a link', template('viewing_reminder', [
      { type: 'body', parameters: ['when', 'first_name', 'address'].map((name) => ({ type: 'text', parameter_name: name, text: 'x' })) },
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '2-mill-lane' }] },
    ])],
  ];
  it.each(taken)('takes %s', async (_what, message) => {
    const answer = await stage.send(message);
    expect(answer).toMatchObject({ status: 200, body: { messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: '447700900142' }] } });
    const id: string = answer.body.messages[0].id;
    expect(Buffer.from(id.slice('wamid.'.length), 'base64').toString('latin1')).toContain('447700900142');
  });

  it('takes a send to a user without a number, and answers with the user id alone', async () => {
    await stage.control('/customers', { key: 'noor', name: 'Noor', userId: 'NL.9917305526480138', username: 'noor' });
    await stage.control('/customers/noor/speak', { type: 'text', body: 'hoi' });
    const answer = await stage.send({ recipient: 'NL.9917305526480138', text: { body: 'hallo' } });
    expect(answer.body.contacts).toEqual([{ input: 'NL.9917305526480138', user_id: 'NL.9917305526480138' }]);
  });

  it('answers reads and typing with success, and refuses them without a message', async () => {
    const read = { status: 'read', message_id: 'wamid.x' };
    expect((await stage.send(read)).body).toEqual({ success: true });
    expect((await stage.send({ ...read, typing_indicator: { type: 'text' } })).body).toEqual({ success: true });
    expect((await stage.send({ status: 'read' })).body.error.code).toBe(131008);
    const kinds = (await stage.control('/graph-calls')).body.calls.map((call: { kind: string }) => call.kind);
    expect(kinds.slice(-3)).toEqual(['read', 'typing', 'read']);
  });

  it('answers a wrong token, a foreign number and nonsense as Meta does', async () => {
    const path = `/v25.0/${phoneNumberId}/messages`;
    const message = { messaging_product: 'whatsapp', to, text: { body: 'x' } };
    expect(await stage.graph(path, message, { token: `${accessToken}x` })).toMatchObject({ status: 401, body: { error: { code: 190, type: 'OAuthException' } } });
    expect(await stage.graph(path, message, { token: null })).toMatchObject({ status: 401, body: { error: { code: 190 } } });
    expect(await stage.graph('/v25.0/123/messages', message)).toMatchObject({ status: 400, body: { error: { code: 100, error_subcode: 33 } } });
    expect(await stage.graph(path, '{"messaging_product":', { method: 'POST' })).toMatchObject({ status: 400, body: { error: { code: 100 } } });
    expect((await stage.graph(`/latest/${phoneNumberId}/messages`, message)).status).toBe(404);
    expect((await stage.graph(`/v19.0/${phoneNumberId}/messages`, message)).status).toBe(200);
  });
});
