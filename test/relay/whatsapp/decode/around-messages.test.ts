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
        pricing: { category: 'service', type: 'regular', billable: false },
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
