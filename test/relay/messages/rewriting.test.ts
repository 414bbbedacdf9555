import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConversations } from '../../../relay/conversations/load-conversations.ts';
import { databases } from '../../support/open-databases.ts';
import { bytesOf, customerPhone, delivery, displayPhoneNumber, inbound } from '../whatsapp/support/payloads.ts';
import type { Json } from '../whatsapp/support/payloads.ts';
import { sign, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

const at = (seconds: number): string => String(1_750_000_000 + seconds);
const said: Json = { id: 'wamid.said', timestamp: at(0), type: 'text', text: { body: 'first' } };
const reacted = (emoji: string | undefined, seconds: number): Json => ({ id: `wamid.r${seconds}`, timestamp: at(seconds), type: 'reaction', reaction: { message_id: 'wamid.said', emoji } });
const edited = (body: string, seconds: number): Json => ({ id: `wamid.e${seconds}`, timestamp: at(seconds), type: 'edit', edit: { original_message_id: 'wamid.said', message: { type: 'text', text: { body } } } });
const revoked: Json = { id: 'wamid.v', timestamp: at(90), type: 'revoke', revoke: { original_message_id: 'wamid.said' } };

describe.each(databases)('what is said about a message on $name', ({ open }) => {
  it('shows the newest reaction of each author, in whatever order they come', async () => {
    const relay = await startWhatsapp(open);
    await relay.deliver(inbound(reacted('👍', 10)));
    await relay.deliver(inbound(said));
    expect(await relay.messages()).toMatchObject([{ reactions: [{ author: { kind: 'contact' }, emoji: '👍', at: 1_750_000_010_000 }] }]);
    await relay.deliver(delivery({ message_echoes: [{ from: displayPhoneNumber, to: customerPhone, ...reacted('🙏', 11) }] }, 'smb_message_echoes'));
    await relay.deliver(inbound(reacted(undefined, 30)));
    await relay.deliver(inbound(reacted('😡', 20)));
    expect(await relay.messages()).toMatchObject([{ reactions: [{ author: { kind: 'phone-app' }, emoji: '🙏' }] }]);
    expect(await relay.messages()).toHaveLength(1);
  });

  it('shows the newest edit, also when it comes before the message', async () => {
    const relay = await startWhatsapp(open);
    await relay.deliver(inbound(edited('third', 20)));
    await relay.deliver(inbound(edited('second', 10)));
    await relay.deliver(inbound(said));
    expect(await relay.messages()).toMatchObject([{ content: { kind: 'text', body: 'third' }, editedAt: 1_750_000_020_000 }]);
  });

  it('keeps nothing of a message that was taken back, before or after it came', async () => {
    const relay = await startWhatsapp(open);
    await relay.deliver(inbound(said));
    await relay.deliver(inbound(revoked));
    await relay.deliver(inbound(edited('late', 100)));
    expect(await relay.messages()).toMatchObject([{ content: { kind: 'unsupported', type: 'revoked' }, revokedAt: 1_750_000_090_000, editedAt: null }]);
    expect(await relay.database.query(`SELECT id FROM message WHERE content::text LIKE '%first%'`)).toEqual([]);

    const other = await startWhatsapp(open, 'own');
    await other.deliver(inbound(revoked));
    await other.deliver(inbound(said));
    expect(await other.messages()).toMatchObject([{ content: { kind: 'unsupported', type: 'revoked' } }]);
  });

  it('lets nobody rewrite what somebody else said', async () => {
    const relay = await startWhatsapp(open);
    await relay.deliver(inbound(said));
    await relay.deliver(delivery({ messages: [{ from: '4915100000000', ...revoked }] }));
    await relay.deliver(delivery({ message_echoes: [{ from: displayPhoneNumber, to: customerPhone, ...edited('forged', 50) }] }, 'smb_message_echoes'));
    expect(await relay.messages()).toMatchObject([{ content: { kind: 'text', body: 'first' }, editedAt: null, revokedAt: null }]);
  });

  it('resolves a quote when the quoted message arrives, and within its own thread only', async () => {
    const relay = await startWhatsapp(open);
    await relay.deliver(inbound({ id: 'wamid.answer', timestamp: at(5), type: 'text', text: { body: 'yes' }, context: { id: 'wamid.said' } }));
    expect(await relay.messages()).toMatchObject([{ quotedMessageId: null }]);
    await relay.deliver(inbound(said));
    const [first, answer] = await relay.messages();
    expect(answer?.quotedMessageId).toBe(first?.id);
  });

  it('fills history’s placeholders with the files that come later, and opens no window by it', async () => {
    const relay = await startWhatsapp(open);
    const old = { from: customerPhone, id: 'wamid.h', timestamp: at(0) };
    await relay.deliver(delivery({ history: [{ threads: [{ id: customerPhone, messages: [{ ...old, type: 'media_placeholder' }] }] }] }, 'history'));
    await relay.deliver(delivery({ messages: [{ ...old, type: 'image', image: { id: 'm1', mime_type: 'image/jpeg' } }] }, 'history'));
    const [message] = await relay.messages();
    expect(message).toMatchObject({ content: { kind: 'image', media: { state: 'pending' } } });
    const [conversation] = (await loadConversations(relay.database, [message?.conversationId ?? ''])).values();
    expect(conversation).toMatchObject({ lastInboundAt: 1_750_000_000_000, lastMessageAt: 1_750_000_000_000, teamId: relay.company.team.id, state: 'open' });
  });
});

describe.each(databases)('hostile values on their way into $name', ({ open }) => {
  it('are stored or counted, never stop a delivery, and never cost a neighbour', async () => {
    const relay = await startWhatsapp(open);
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom<unknown>('\u0000', '\ud800x', '\udfff', 'x'.repeat(20_000), '9'.repeat(400), -1, 1e300, 1e15, null, [], {}, true, "'; DROP TABLE message; --"),
    );
    const part = fc.record({ body: nasty, id: nasty, mime_type: nasty, sha256: nasty, filename: nasty, caption: nasty, emoji: nasty, message_id: nasty, latitude: nasty, longitude: nasty, title: nasty }, { requiredKeys: [] });
    const type = fc.constantFrom('text', 'image', 'document', 'reaction', 'location', 'interactive', 'edit', 'revoke', 'system', 'order', 'button', 'x');
    const message = fc
      .tuple(type, part, nasty, nasty, nasty, nasty)
      .map(([kind, fields, id, timestamp, from, name]) => ({ kind, fields, id, timestamp, from, name }));
    let good = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 4 }), async (list) => {
        good += 1;
        const payload = delivery({
          contacts: list.map(({ from, name }) => ({ wa_id: from, user_id: name, profile: { name, username: name } })),
          messages: [
            ...list.map(({ kind, fields, id, timestamp, from, name }) => ({
              type: kind,
              id,
              timestamp,
              from,
              from_user_id: name,
              context: { id: name },
              [kind]: { ...fields, original_message_id: id, message: { type: 'text', text: fields }, button_reply: fields, product_items: [fields] },
            })),
            { from: customerPhone, id: `wamid.good.${good}`, timestamp: '1750000000', type: 'text', text: { body: 'good' } },
          ],
          statuses: list.map(({ id, timestamp, from, name }) => ({ id, status: 'failed', timestamp, recipient_id: from, biz_opaque_callback_data: name, errors: [{ code: timestamp, message: name }] })),
        });
        const body = bytesOf(payload);
        expect(await relay.whatsapp.receiveWebhook(body, sign(body))).toEqual({ status: 200 });
        await relay.settled();
        expect(await relay.database.query('SELECT id FROM message WHERE wamid = $1', [`wamid.good.${good}`])).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
    expect(await relay.database.query('SELECT id FROM webhook_delivery WHERE attempts > 0')).toEqual([]);
  });
});
