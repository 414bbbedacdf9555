import { describe, expect, it } from 'vitest';
import { decodeDelivery } from '../../../../relay/whatsapp/decode/decode-delivery.ts';
import type { WhatsappEvent } from '../../../../relay/whatsapp/decode/whatsapp-event.ts';
import { bytesOf, customerPhone, delivery, displayPhoneNumber, inbound, phoneNumberId, status } from '../support/payloads.ts';

function eventsOf(payload: unknown): readonly WhatsappEvent[] {
  const decoded = decodeDelivery(bytesOf(payload), 1_800_000_000_000);
  if (decoded.kind !== 'events') throw new Error(decoded.kind);
  return decoded.events;
}
const text = { type: 'text', text: { body: 'hi' } };

describe('what stands around a message', () => {
  it('is a reply when the context names a message, and a forward when it says so', () => {
    expect(eventsOf(inbound({ ...text, context: { from: displayPhoneNumber, id: 'wamid.quoted' } }))).toMatchObject([{ quotedWamid: 'wamid.quoted', forwarded: 'no' }]);
    expect(eventsOf(inbound({ ...text, context: { forwarded: true } }))).toMatchObject([{ quotedWamid: null, forwarded: 'yes' }]);
    expect(eventsOf(inbound({ ...text, context: { frequently_forwarded: true } }))).toMatchObject([{ quotedWamid: null, forwarded: 'often' }]);
  });

  it('keeps the advertisement that a chat began from', () => {
    expect(eventsOf(inbound({ ...text, referral: { source_url: 'https://fb.example/1', source_type: 'ad', headline: 'Now', extra: 1 } }))).toMatchObject([
      { referral: { source_url: 'https://fb.example/1', source_type: 'ad', headline: 'Now' } },
    ]);
  });

  it('knows people without a phone number', () => {
    const [event] = eventsOf(
      delivery({
        contacts: [{ profile: { name: 'Bo', username: 'bo.l' }, user_id: 'DE.1349' }],
        messages: [{ from_user_id: 'DE.1349', id: 'wamid.u', timestamp: '1750000000', ...text }],
      }),
    );
    expect(event).toMatchObject({ kind: 'message', party: { phone: null, userId: 'DE.1349', displayName: 'Bo', username: 'bo.l' } });
  });

  it('gives each of several messages its own sender', () => {
    const events = eventsOf(
      delivery({
        contacts: [
          { profile: { name: 'One' }, wa_id: '491' + '1'.repeat(8) },
          { profile: { name: 'Two' }, wa_id: '492' + '2'.repeat(8) },
        ],
        messages: [
          { from: '492' + '2'.repeat(8), id: 'wamid.b', timestamp: '1750000000', ...text },
          { from: '491' + '1'.repeat(8), id: 'wamid.a', timestamp: '1750000000', ...text },
        ],
      }),
    );
    expect(events).toMatchObject([{ party: { displayName: 'Two' } }, { party: { displayName: 'One' } }]);
  });

  it('strips tricks from names', () => {
    const [event] = eventsOf(inbound(text, { profile: { name: `\u202Eevil\u0007\n${'x'.repeat(300)}` }, wa_id: customerPhone }));
    expect(event).toMatchObject({ party: { displayName: `evil ${'x'.repeat(115)}` } });
  });

  it('uses the time of receipt where the time is missing or absurd', () => {
    expect(eventsOf(inbound({ ...text, timestamp: 'soon' }))).toMatchObject([{ at: 1_800_000_000_000 }]);
    expect(eventsOf(inbound({ ...text, timestamp: 1e300 }))).toMatchObject([{ at: 1_800_000_000_000 }]);
    expect(eventsOf(inbound({ ...text, timestamp: 1_750_000_000 }))).toMatchObject([{ at: 1_750_000_000_000 }]);
  });
});

describe('what is about a message', () => {
  it('reads a reaction, and its removal in both spellings', () => {
    expect(eventsOf(inbound({ type: 'reaction', reaction: { message_id: 'wamid.t', emoji: '👍' } }))).toMatchObject([{ kind: 'reaction', targetWamid: 'wamid.t', emoji: '👍' }]);
    expect(eventsOf(inbound({ type: 'reaction', reaction: { message_id: 'wamid.t', emoji: '' } }))).toMatchObject([{ kind: 'reaction', emoji: '' }]);
    expect(eventsOf(inbound({ type: 'reaction', reaction: { message_id: 'wamid.t' } }))).toMatchObject([{ kind: 'reaction', emoji: '' }]);
  });

  it('reads edits and revocations', () => {
    expect(eventsOf(inbound({ type: 'edit', edit: { original_message_id: 'wamid.t', message: { type: 'text', text: { body: 'new' } } } }))).toMatchObject([
      { kind: 'edit', originalWamid: 'wamid.t', content: { kind: 'text', body: 'new' } },
    ]);
    expect(eventsOf(inbound({ type: 'revoke', revoke: { original_message_id: 'wamid.t' } }))).toMatchObject([{ kind: 'revoke', originalWamid: 'wamid.t' }]);
  });

  it('reads a change of number, which comes without contacts', () => {
    expect(
      eventsOf(delivery({ messages: [{ from: '49151', id: 'wamid.s', timestamp: '1750000000', type: 'system', system: { type: 'user_changed_number', body: 'b', wa_id: '49152', user_id: 'DE.2' } }] })),
    ).toMatchObject([{ kind: 'message', party: { phone: '49151' }, identityChange: { phone: '49152', userId: 'DE.2' } }]);
  });

  it('reads a change of the user id, which may come without a sender', () => {
    expect(
      eventsOf(delivery({ messages: [{ id: 'wamid.s', timestamp: '1750000000', type: 'system', system: { type: 'user_changed_user_id', body: 'b', previous_user_id: 'DE.1', user_id: 'DE.2' } }] })),
    ).toMatchObject([{ kind: 'message', party: { userId: 'DE.1' }, identityChange: { phone: null, userId: 'DE.2', previousUserId: 'DE.1' } }]);
  });

  it('reads statuses with their reason, price and our own data', () => {
    expect(eventsOf(status({ status: 'delivered', biz_opaque_callback_data: 'mine', pricing: { category: 'service', type: 'regular', billable: false } }))).toEqual([
      {
        kind: 'status',
        phoneNumberId,
        wamid: 'wamid.out',
        recipient: customerPhone,
        report: { stage: 'delivered', at: 1_750_000_100_000, failure: null },
        callbackData: 'mine',
        pricing: { category: 'service', type: 'regular', billable: false, model: null },
      },
    ]);
    const failed = (errors: unknown): unknown => eventsOf(status({ status: 'failed', errors }));
    expect(failed([{ code: 131026, title: 'Undeliverable', error_data: { details: 'why' } }])).toMatchObject([{ report: { failure: { code: 131026, reason: 'undeliverable', detail: 'why' } } }]);
    expect(failed([{ code: 131047, error_data: 'as text' }])).toMatchObject([{ report: { failure: { reason: 'window-closed', detail: 'as text' } } }]);
    expect(failed(undefined)).toMatchObject([{ report: { failure: { code: null, reason: 'unknown', detail: null } } }]);
  });

  it('ignores stages that it does not know, and what belongs to groups and calls', () => {
    expect(eventsOf(status({ status: 'warning' }))).toEqual([{ kind: 'ignored', of: 'status' }]);
    expect(eventsOf(status({ recipient_type: 'group', status: 'read' }))).toEqual([{ kind: 'ignored', of: 'group' }]);
    expect(eventsOf(status({ type: 'call', status: 'RINGING' }))).toEqual([{ kind: 'ignored', of: 'call' }]);
    expect(eventsOf(inbound({ ...text, group_id: 'g' }))).toEqual([{ kind: 'ignored', of: 'group' }]);
    expect(eventsOf(delivery({ calls: [{}] }, 'calls'))).toEqual([{ kind: 'ignored', of: 'call' }]);
    expect(eventsOf(delivery({ event: 'APPROVED' }, 'message_template_status_update'))).toEqual([{ kind: 'ignored', of: 'template' }]);
    expect(eventsOf(delivery({ anything: 1 }, 'a_field_of_next_year'))).toEqual([{ kind: 'ignored', of: 'other' }]);
    expect(eventsOf(delivery({ errors: [{ code: 130429 }] }))).toEqual([{ kind: 'ignored', of: 'error' }]);
  });
});

describe('what came by the phone', () => {
  it('reads echoes as ours, sent to the contact', () => {
    expect(
      eventsOf(delivery({ message_echoes: [{ from: displayPhoneNumber, to: customerPhone, id: 'wamid.e', timestamp: '1750000000', ...text }] }, 'smb_message_echoes')),
    ).toMatchObject([{ kind: 'message', source: 'echo', author: 'phone-app', party: { phone: customerPhone }, stage: 'sent' }]);
  });

  it('reads history in both directions, with how far ours had come', () => {
    const events = eventsOf(
      delivery(
        {
          history: [
            {
              metadata: { phase: 0, chunk_order: 1, progress: 10 },
              threads: [
                {
                  id: customerPhone,
                  messages: [
                    { from: customerPhone, id: 'wamid.h1', timestamp: '1740000000', ...text, history_context: { status: 'READ' } },
                    { from: displayPhoneNumber, to: customerPhone, id: 'wamid.h2', timestamp: '1740000001', ...text, history_context: { status: 'DELIVERED' } },
                    { from: customerPhone, id: 'wamid.h3', timestamp: '1740000002', type: 'media_placeholder' },
                    'garbage',
                  ],
                },
              ],
            },
          ],
        },
        'history',
      ),
    );
    expect(events).toMatchObject([
      { author: 'contact', source: 'history', stage: null },
      { author: 'phone-app', source: 'history', stage: 'delivered', party: { phone: customerPhone } },
      { content: { kind: 'unsupported', type: 'media_placeholder' } },
      { kind: 'undecodable', of: 'message' },
    ]);
  });

  it('takes a refusal to share history for what it is', () => {
    expect(eventsOf(delivery({ history: [{ errors: [{ code: 2593109 }] }] }, 'history'))).toEqual([{ kind: 'ignored', of: 'history' }]);
  });
});

describe('what real payloads do besides', () => {
  const system = (fields: object, message: object = {}): unknown => delivery({ messages: [{ id: 'wamid.s', timestamp: '1750000000', type: 'system', ...message, system: fields }] });

  it('finds the former user id in the sentence where no field tells it, and is not fooled by a name', () => {
    const told = { type: 'user_changed_user_id', user_id: 'US.2', body: 'User Eve changed from US.999 to US.2 changed from US.1 to US.2' };
    expect(eventsOf(system(told))).toMatchObject([{ party: { userId: 'US.1' }, identityChange: { userId: 'US.2' } }]);
    // The sentence speaks of another id than the field: it is not believed.
    expect(eventsOf(system({ ...told, body: 'User Eve changed from US.1 to US.7' }))).toMatchObject([{ party: { userId: 'US.2' } }]);
  });

  it('finds the former number in the sentence where there is no sender', () => {
    expect(eventsOf(system({ type: 'user_changed_number', wa_id: '49152', body: 'User A changed from 49151 to 49152' }))).toMatchObject([{ party: { phone: '49151' }, identityChange: { phone: '49152' } }]);
  });

  it('does not take the repeated number of a sender for a new one', () => {
    expect(eventsOf(system({ type: 'user_changed_number', wa_id: '49151', body: 'b' }, { from: '49151' }))).toMatchObject([{ identityChange: null }]);
  });

  it('keeps the identity hash, wherever it stands', () => {
    expect(eventsOf(inbound(text, { wa_id: customerPhone, identity_key_hash: 'k1=' }))).toMatchObject([{ party: { identityHash: 'k1=' } }]);
    expect(eventsOf(inbound({ ...text, identity: { acknowledged: true, created_timestamp: 1602532300000, hash: 'k2=' } }, {}))).toMatchObject([{ party: { identityHash: 'k2=' } }]);
  });

  it('reads a sender who is left out in every way that was seen', () => {
    const one = (message: object, contacts: unknown): unknown => eventsOf(delivery({ ...(contacts === undefined ? {} : { contacts }), messages: [{ id: 'wamid.x', timestamp: '1', ...text, ...message }] }));
    expect(one({ from: customerPhone }, undefined)).toMatchObject([{ party: { phone: customerPhone, displayName: null } }]);
    expect(one({ from: '', from_user_id: 'DE.1' }, undefined)).toMatchObject([{ party: { phone: null, userId: 'DE.1' } }]);
    expect(one({}, [{ wa_id: customerPhone, profile: { name: 'A' } }])).toMatchObject([{ party: { phone: customerPhone, displayName: 'A' } }]);
    expect(one({ from: customerPhone }, [{ user_id: 'DE.1', profile: { name: 'A', username: '@ada' } }])).toMatchObject([{ party: { phone: customerPhone, userId: 'DE.1', displayName: 'A', username: 'ada' } }]);
    expect(one({ from: 'DE.1349' }, undefined)).toMatchObject([{ party: { phone: null, userId: 'DE.1349' } }]);
    // A name is never put on somebody whose number is another one.
    expect(one({ from: '333333333333' }, [{ wa_id: '222222222222', profile: { name: 'John' } }])).toMatchObject([{ party: { phone: '333333333333', displayName: null } }]);
  });

  it('keeps the product that a question is about and the greeting of an advertisement', () => {
    expect(eventsOf(inbound({ ...text, context: { from: '1', id: 'wamid.q', referred_product: { catalog_id: 'c', product_retailer_id: 'p' } } }))).toMatchObject([{ product: { catalogueId: 'c', productId: 'p' }, quotedWamid: 'wamid.q' }]);
    expect(eventsOf(inbound({ ...text, referral: { source_type: 'post', welcome_message: { text: 'Hello' } } }))).toMatchObject([{ referral: { source_type: 'post', welcome_message: 'Hello' } }]);
  });

  it('reads an edited caption with and without its file', () => {
    const edited = (image: object): unknown => eventsOf(inbound({ type: 'edit', edit: { original_message_id: 'wamid.t', message: { type: 'image', context: { id: 'x' }, image } } }));
    expect(edited({ caption: 'new', id: '1', mime_type: 'image/jpeg' })).toMatchObject([{ kind: 'edit', caption: { of: 'image', words: 'new' }, content: { kind: 'image' } }]);
    expect(edited({ caption: 'new' })).toMatchObject([{ kind: 'edit', caption: { of: 'image', words: 'new' }, content: { kind: 'unsupported', type: 'image' } }]);
  });

  it('shows a revocation without a target, as it was seen in echoes, as a placeholder', () => {
    expect(eventsOf(delivery({ message_echoes: [{ from: displayPhoneNumber, to: customerPhone, id: 'wamid.e', timestamp: '1', type: 'revoke' }] }, 'smb_message_echoes'))).toMatchObject([{ kind: 'message', content: { kind: 'unsupported', type: 'revoke' } }]);
  });

  it('reads echoes to people without a number, whose contact stands beside', () => {
    const contacts = [{ profile: { name: 'Bo' }, user_id: 'CO.21', wa_id: customerPhone }];
    expect(eventsOf(delivery({ contacts, message_echoes: [{ from: displayPhoneNumber, to_user_id: 'CO.21', id: 'wamid.e', timestamp: '1', ...text }] }, 'smb_message_echoes'))).toMatchObject([{ author: 'phone-app', party: { userId: 'CO.21', phone: customerPhone, displayName: 'Bo' } }]);
  });

  it('reads the second delivery of history, in both directions, as history', () => {
    const image = { type: 'image', image: { id: '1', mime_type: 'image/jpeg' } };
    const events = eventsOf(
      delivery({ messages: [{ from: customerPhone, id: 'wamid.h1', timestamp: '1', ...image }, { from: `+${displayPhoneNumber}`, to: customerPhone, id: 'wamid.h2', timestamp: '1', ...image }], message_echoes: [{ from: displayPhoneNumber, to: customerPhone, id: 'wamid.h3', timestamp: '1', ...image }] }, 'history'),
    );
    expect(events).toMatchObject([
      { source: 'history', author: 'contact', content: { kind: 'image' } },
      { source: 'history', author: 'phone-app', party: { phone: customerPhone } },
      { source: 'history', author: 'phone-app', party: { phone: customerPhone } },
    ]);
  });

  it('reads history threads that name nobody, know people by user id, or are groups', () => {
    const thread = (fields: object, message: object): unknown => ({ ...fields, messages: [{ id: 'wamid.h', timestamp: '1', ...text, ...message }] });
    const events = eventsOf(
      delivery({ contacts: [{ wa_id: customerPhone, profile: { name: 'Ada' } }], history: [{ threads: [thread({}, { from: displayPhoneNumber, to: customerPhone }), thread({}, { from: customerPhone }), thread({ context: { user_id: 'DE.1' } }, { from_user_id: 'DE.1' }), thread({ id: '1203634@g.us' }, { from: customerPhone })] }] }, 'history'),
    );
    expect(events).toMatchObject([
      { author: 'phone-app', party: { phone: customerPhone } },
      { author: 'contact', party: { phone: customerPhone, displayName: 'Ada' } },
      { author: 'contact', party: { userId: 'DE.1' } },
      { kind: 'ignored', of: 'group' },
    ]);
  });

  it('takes from calls that the contact called, and nothing else', () => {
    const call = { id: 'wacid.1', from: customerPhone, to: displayPhoneNumber, event: 'connect', timestamp: '1750000000', direction: 'USER_INITIATED', session: {} };
    expect(eventsOf(delivery({ contacts: [{ wa_id: customerPhone, profile: { name: 'Ada' } }], calls: [call, { ...call, event: 'terminate' }, { ...call, direction: 'BUSINESS_INITIATED' }, null] }, 'calls'))).toMatchObject([
      { kind: 'call', callId: 'wacid.1', at: 1_750_000_000_000, party: { phone: customerPhone, displayName: 'Ada' } },
      { kind: 'ignored', of: 'call' },
      { kind: 'ignored', of: 'call' },
      { kind: 'ignored', of: 'call' },
    ]);
    expect(eventsOf(delivery({ statuses: [{ id: 'wacid.1', type: 'call', status: 'RINGING' }] }, 'calls'))).toEqual([{ kind: 'ignored', of: 'call' }]);
  });

  it('knows statuses of groups by every sign, and reads prices of both shapes', () => {
    expect(eventsOf(status({ recipient_id: '120363418770915618@g.us' }))).toEqual([{ kind: 'ignored', of: 'group' }]);
    expect(eventsOf(status({ recipient_participant_user_id: 'US.1' }))).toEqual([{ kind: 'ignored', of: 'group' }]);
    expect(eventsOf(status({ conversation: { id: 'c', origin: { type: 'utility' } } }))).toMatchObject([{ pricing: { category: 'utility', billable: null } }]);
    expect(eventsOf(status({ pricing: { billable: true, pricing_model: 'CBP', category: 'MARKETING' } }))).toMatchObject([{ pricing: { category: 'marketing', model: 'CBP', billable: true } }]);
    expect(eventsOf(status({ status: 'deleted' }))).toEqual([{ kind: 'ignored', of: 'status' }]);
    expect(eventsOf(status({ status: 'played' }))).toMatchObject([{ report: { stage: 'played' } }]);
    expect(eventsOf(status({ recipient_id: undefined, recipient_user_id: 'US.1' }))).toMatchObject([{ recipient: 'US.1' }]);
    expect(eventsOf(status({ timestamp: 1_750_000_100, id: 'wamid.n' }))).toMatchObject([{ report: { at: 1_750_000_100_000 } }]);
  });

  it('keeps ids that are written as numbers too long for one', () => {
    const body = Buffer.from(JSON.stringify(inbound({ type: 'image', image: { id: 'ID', mime_type: 'image/png' } })).replace('"ID"', '1234567890987654321'));
    const decoded = decodeDelivery(body, 0);
    expect(decoded).toMatchObject({ events: [{ content: { file: { metaId: '1234567890987654321' } } }] });
  });

  it('counts an error beside messages and loses neither; takes empty lists for what they are', () => {
    expect(eventsOf(delivery({ messages: [{ from: customerPhone, id: 'wamid.m', timestamp: '1', ...text }], errors: [{ code: 131000 }] }))).toMatchObject([{ kind: 'message' }, { kind: 'ignored', of: 'error' }]);
    expect(eventsOf(delivery({ contacts: [], messages: [], statuses: [] }))).toEqual([{ kind: 'ignored', of: 'other' }]);
    expect(eventsOf(delivery({ standby: { messages: [{ from: customerPhone }] } }, 'standby'))).toEqual([{ kind: 'ignored', of: 'other' }]);
  });
});
