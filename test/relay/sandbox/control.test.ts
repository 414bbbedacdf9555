import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Stage } from './support/sandbox-stage.ts';
import { messages, openStage, statuses, values } from './support/sandbox-stage.ts';

describe('the control side', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ settings: { autoStatuses: false } });
    await stage.control('/customers', { key: 'grace', name: 'Grace Okafor', phone: '+44 7700 900142', userId: 'GB.1349120865530274' });
  });
  afterEach(() => stage.close());
  const speak = async (said: object): Promise<any> => {
    const count = messages(stage.receiver.received).length;
    const answer = await stage.control('/customers/grace/speak', said);
    expect(answer).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^wamid\./) } });
    await stage.receiver.until((received) => messages(received).length > count);
    return messages(stage.receiver.received).at(-1);
  };

  const said: readonly (readonly [object, object])[] = [
    [{ type: 'text', body: 'a' }, { type: 'text', text: { body: 'a' } }],
    [{ type: 'text', body: 'a', forwarded: 'often' }, { context: { frequently_forwarded: true } }],
    [{ type: 'text', body: 'a', referral: { source_type: 'ad', source_id: '1' } }, { referral: { source_type: 'ad', source_id: '1' } }],
    [{ type: 'location', latitude: 1.5, longitude: -2, name: 'Quay' }, { type: 'location', location: { latitude: 1.5, longitude: -2, name: 'Quay' } }],
    [{ type: 'contacts', contacts: [{ name: { formatted_name: 'Hans' } }] }, { type: 'contacts', contacts: [{ name: { formatted_name: 'Hans' } }] }],
    [{ type: 'reaction', messageId: 'wamid.x', emoji: '❤️' }, { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '❤️' } }],
    [{ type: 'button', text: 'Yes', payload: 'yes' }, { type: 'button', button: { text: 'Yes', payload: 'yes' } }],
    [{ type: 'button-reply', buttonId: 'b1', title: 'Yes' }, { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'Yes' } } }],
    [{ type: 'list-reply', rowId: 'r1', title: 'One' }, { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'One' } } }],
    [{ type: 'flow-reply', response: { flow_token: 't', day: 'Fri' } }, { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: '{"flow_token":"t","day":"Fri"}' } } }],
    [{ type: 'unsupported', what: 'edit' }, { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'edit' } }],
    [{ type: 'raw', message: { type: 'order', order: { catalog_id: '1' }, from: null } }, { type: 'order', order: { catalog_id: '1' } }],
    [{ type: 'document', filename: 'a/../b.exe', base64: 'AAEC', mimeType: 'application/x-msdownload' }, { type: 'document', document: { filename: 'a/../b.exe', mime_type: 'application/x-msdownload' } }],
  ];
  it.each(said)('lets a customer say %o', async (wanted, expected) => {
    expect(await speak(wanted)).toMatchObject({ from_user_id: 'GB.1349120865530274', ...expected });
  });

  it('quotes the newest message of the business by its author', async () => {
    await speak({ type: 'text', body: 'hello' });
    const sent = await stage.send({ to: '447700900142', text: { body: 'hi' } });
    expect((await speak({ type: 'text', body: 'yes', replyTo: 'last' })).context).toEqual({ from: '15550783881', id: sent.body.messages[0].id });
    expect((await speak({ type: 'text', body: 'no', replyTo: 'wamid.other' })).context).toEqual({ from: '447700900142', id: 'wamid.other' });
  });

  it('reports any status for any id', async () => {
    await speak({ type: 'text', body: 'hello' });
    const sent = await stage.send({ to: '447700900142', text: { body: 'hi' } });
    const { id } = sent.body.messages[0];
    await stage.control('/statuses', { id, status: 'failed', errors: [{ code: 131049 }] });
    await stage.control('/statuses', { id: 'wamid.unknown', status: 'sent', recipient: '+49 171 3920099' });
    await stage.control('/deliveries/flush', {});
    const seen = statuses(stage.receiver.received);
    expect(seen.find((status) => status.id === id)).toMatchObject({ status: 'failed', recipient_id: '447700900142', errors: [{ code: 131049 }] });
    expect(seen.find((status) => status.id === 'wamid.unknown')).toMatchObject({ status: 'sent', recipient_id: '491713920099' });
    expect((await stage.control('/statuses', { id: 'wamid.other', status: 'sent' })).status).toBe(404);
  });

  it('moves a customer to another number without contacts, and reports a stop of marketing', async () => {
    await stage.control('/customers/grace/change-number', { phone: '447700900143' });
    await stage.control('/customers/grace/marketing', { value: 'stop' });
    await stage.control('/deliveries/flush', {});
    const [moved, stopped] = values(stage.receiver.received).toSorted((value) => (value.messages === undefined ? 1 : -1));
    expect(moved).not.toHaveProperty('contacts');
    expect(moved.messages[0]).toMatchObject({ from: '447700900142', type: 'system', system: { type: 'user_changed_number', wa_id: '447700900143', previous_user_id: 'GB.1349120865530274' } });
    expect(stopped.user_preferences[0]).toMatchObject({ wa_id: '447700900143', category: 'marketing_messages', value: 'stop', timestamp: expect.any(Number) });
    const promotion = await stage.send({ to: '447700900143', type: 'template', template: { name: 'autumn_homes', language: { code: 'en_GB' }, components: [{ type: 'body', parameters: [{ type: 'text', text: 'Grace' }] }] } });
    expect(promotion.body.error.code).toBe(131050);
  });

  it('refuses what it does not understand, with the place', async () => {
    expect(await stage.control('/customers', { name: 'Nobody' })).toMatchObject({ status: 400, body: { error: expect.stringContaining('a phone, a userId or both') } });
    expect((await stage.control('/customers', { name: 'Grace', phone: '447700900142' })).status).toBe(409);
    expect((await stage.control('/customers/nobody/speak', { type: 'text', body: 'x' })).status).toBe(404);
    expect(await stage.control('/customers/grace/speak', { type: 'text' })).toMatchObject({ status: 400, body: { error: expect.stringContaining('body') } });
    expect(await stage.control('/settings', { chaos: { duplicates: 2 } })).toMatchObject({ status: 400, body: { error: expect.stringContaining('chaos.duplicates') } });
    expect((await stage.control('/faults', { kind: 'earthquake' })).status).toBe(400);
    expect((await stage.control('/settings', '{', 'POST')).body.error).toBe('The body is not JSON.');
  });

  it('is closed to web pages', async () => {
    const answer = await fetch(`${stage.sandbox.url}/sandbox/healthz`, { headers: { origin: 'https://evil.example' } });
    expect(answer.status).toBe(403);
  });

  it('lists and forgets the calls that arrived', async () => {
    await speak({ type: 'text', body: 'hello' });
    await stage.send({ to: '447700900142', text: { body: 'hi' } });
    const { calls } = (await stage.control('/graph-calls?kind=messages')).body;
    expect(calls).toMatchObject([{ kind: 'messages', method: 'POST', body: { to: '447700900142', text: { body: 'hi' } }, accepted: true, answerStatus: 200, messageId: expect.stringMatching(/^wamid\./) }]);
    expect(JSON.stringify(calls)).not.toContain('token-of-the-test');
    expect((await stage.control('/graph-calls', undefined, 'DELETE')).status).toBe(204);
    expect((await stage.control('/graph-calls')).body.calls).toEqual([]);
  });
});
