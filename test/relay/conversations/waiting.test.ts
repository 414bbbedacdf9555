import { describe, expect, it } from 'vitest';
import { loadConversations } from '../../../relay/conversations/load-conversations.ts';
import { mergeThreads } from '../../../relay/conversations/merge-threads.ts';
import { triageConversation } from '../../../relay/conversations/triage-conversation.ts';
import { writeNote } from '../../../relay/conversations/write-note.ts';
import type { TriageAct } from '../../../shared/domain/conversations/triage-act.ts';
import type { ConversationId, MessageId } from '../../../shared/kernel/ids.ts';
import { hour, minute, second } from '../../../shared/kernel/time.ts';
import { testId } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { acceptAs, refuseWith } from '../whatsapp/support/fake-graph.ts';
import { status } from '../whatsapp/support/payloads.ts';
import { deviceId, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

const conversationOf = async (relay: TestWhatsapp, id: ConversationId) => (await loadConversations(relay.database, [id])).get(id);
const answer = (relay: TestWhatsapp, id: ConversationId, fields: object = {}) => relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(id, 'we answer', fields));
const act = (relay: TestWhatsapp, id: ConversationId, what: TriageAct) =>
  triageConversation(relay.database, id, { person: relay.company.employee, act: what, now: relay.clock.now(), newId: () => testId(relay.clock.now()), findPerson: async () => null });

describe.each(databases)('a contact who waits, on $name', ({ open }) => {
  it('waits since the oldest message that nobody answered; a note is no answer, an answer written before a message neither', async () => {
    const relay = await startWhatsapp(open);
    const start = relay.clock.now();
    const id = await relay.customerWrites('first');
    relay.clock.advance(minute);
    await relay.customerWrites('second');
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: start });

    const note = { id: testId(relay.clock.now()) as MessageId, conversationId: id, body: 'who knows?', mentions: [], composedAt: relay.clock.now() };
    await writeNote(relay.database, { person: relay.company.employee, request: note, now: relay.clock.now(), findPeople: async () => [] });
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: start, lastInboundAt: start + minute });

    relay.clock.advance(minute);
    expect(await answer(relay, id, { composedAt: start + 30 * second })).toMatchObject({ ok: true });
    expect(await conversationOf(relay, id), 'the answer was written offline, before the second message').toMatchObject({ waitingSince: start + minute });
    expect(await answer(relay, id)).toMatchObject({ ok: true });
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: null });
    relay.clock.advance(minute);
    await relay.customerWrites('third');
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: relay.clock.now() });
  });

  it('waits on when the answer failed, at once or later, and devices learn of it; not for what was settled by closing', async () => {
    const relay = await startWhatsapp(open);
    const id = await relay.customerWrites('thank you');
    relay.clock.advance(minute);
    await act(relay, id, { kind: 'close' });
    relay.clock.advance(minute);
    const since = relay.clock.now();
    await relay.customerWrites('one more thing');
    relay.clock.advance(minute);
    relay.graph.reply = () => refuseWith(131026);
    await answer(relay, id);
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: null });
    const logged = async () => (await relay.database.query<{ count: number }>('SELECT count(*) AS count FROM event_log WHERE entity_id = $1', [id]))[0]?.count ?? 0;
    const before = await logged();
    await relay.settled();
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: since });
    expect(await logged()).toBe(before + 1);

    relay.graph.reply = () => acceptAs('wamid.late');
    relay.clock.advance(minute);
    await answer(relay, id);
    await relay.settled();
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: null });
    await relay.deliver(status({ id: 'wamid.late', status: 'failed', timestamp: String(Math.floor(relay.clock.now() / 1000)), errors: [{ code: 131026, title: 'Undeliverable' }] }));
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: since });
    expect(await logged()).toBe(before + 3);
  });

  it('waits no longer when the answer that failed is sent again, but for what came since', async () => {
    const relay = await startWhatsapp(open);
    const id = await relay.customerWrites('first');
    relay.clock.advance(minute);
    relay.graph.reply = () => refuseWith(131026);
    const request = relay.draft(id, 'we answer');
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request);
    await relay.settled();
    relay.clock.advance(minute);
    const since = relay.clock.now();
    await relay.customerWrites('second');
    relay.clock.advance(minute);
    relay.graph.reply = () => acceptAs('wamid.again');
    expect(await relay.whatsapp.resend(relay.company.employee, request.id)).toMatchObject({ ok: true });
    await relay.settled();
    expect((await relay.message(request.id)).delivery?.stage).toBe('sent');
    expect(await conversationOf(relay, id)).toMatchObject({ waitingSince: since });
  });

  it('is answered in the conversation that theirs was joined to, also by what was written offline before', async () => {
    const relay = await startWhatsapp(open);
    const [kept, emptied] = [await relay.customerWrites('from the old number', { from: '4915112345601' }), await relay.customerWrites('from the new number', { from: '4915112345602' })];
    const [into, from] = await Promise.all([kept, emptied].map(async (id) => (await conversationOf(relay, id))?.contactId ?? ''));
    await relay.database.transaction(async (transaction) => {
      await transaction.query('UPDATE contact_alias SET contact_id = $1 WHERE contact_id = $2', [into, from]);
      await transaction.query('UPDATE contact SET merged_into = $1 WHERE id = $2', [into, from]);
      await mergeThreads(transaction, { into: into ?? '', from: from ?? '' });
    });
    relay.clock.advance(minute);
    const request = relay.draft(emptied, 'we answer');
    expect(await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request)).toMatchObject({ ok: true, value: { created: true, message: { conversationId: kept } } });
    expect(await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request)).toMatchObject({ ok: true, value: { created: false } });
    const note = { id: testId(relay.clock.now()) as MessageId, conversationId: emptied, body: 'two numbers', mentions: [], composedAt: relay.clock.now() };
    for (const created of [true, false]) {
      expect(await writeNote(relay.database, { person: relay.company.employee, request: note, now: relay.clock.now(), findPeople: async () => [] })).toEqual({ ok: true, value: { created } });
    }
    await relay.settled();
    expect((await relay.message(request.id)).delivery?.stage).toBe('sent');
    expect((await relay.message(note.id)).conversationId).toBe(kept);
    expect(await conversationOf(relay, kept)).toMatchObject({ waitingSince: null });
  });

  it('opens a closed conversation again and ends a snooze by writing, with a line above the message that did it', async () => {
    const relay = await startWhatsapp(open);
    const id = await relay.customerWrites('first');
    relay.clock.advance(minute);
    expect(await act(relay, id, { kind: 'close' })).toMatchObject({ outcome: 'done' });
    relay.clock.advance(hour);
    await relay.customerWrites('still there?');
    expect(await conversationOf(relay, id)).toMatchObject({ state: 'open', waitingSince: relay.clock.now() });
    relay.clock.advance(hour);
    expect(await act(relay, id, { kind: 'snooze', until: relay.clock.now() + 3 * hour, untilReply: false })).toMatchObject({ outcome: 'done', reason: 'snoozed' });
    relay.clock.advance(hour);
    await relay.customerWrites('hello?');
    expect(await conversationOf(relay, id)).toMatchObject({ state: 'open', snooze: null });
    const lines = (await relay.messages()).map(({ author, content }) => [author.kind, content.kind === 'activity' ? content.act : content.kind === 'text' ? content.body : content.kind]);
    expect(lines).toEqual([
      ['contact', 'first'],
      ['person', 'closed'],
      ['automatic', 'reopened'],
      ['contact', 'still there?'],
      ['person', 'snoozed'],
      ['automatic', 'woke'],
      ['contact', 'hello?'],
    ]);
    const logged = await relay.database.query<{ entity_id: string }>("SELECT DISTINCT entity_id FROM event_log WHERE entity = 'message'");
    expect(new Set(logged.map((row) => row.entity_id)), 'devices learn of every line').toEqual(new Set((await relay.messages()).map((message) => message.id)));
  });

  it('cannot be answered with a quote of a note, nor get a reaction to one', async () => {
    const relay = await startWhatsapp(open);
    const id = await relay.customerWrites('first');
    const note = { id: testId(relay.clock.now()) as MessageId, conversationId: id, body: 'secret', mentions: [], composedAt: relay.clock.now() };
    await writeNote(relay.database, { person: relay.company.employee, request: note, now: relay.clock.now(), findPeople: async () => [] });
    expect(await answer(relay, id, { quotedMessageId: note.id })).toEqual({ ok: false, error: 'invalid-request' });
    expect(await answer(relay, id, { content: { kind: 'reaction', messageId: note.id, emoji: '👍' } })).toEqual({ ok: false, error: 'invalid-request' });
    // The same id once more, this time as a message to the client.
    expect(await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(id, 'secret', { id: note.id }))).toEqual({ ok: false, error: 'conflict' });
    expect(await relay.whatsapp.resend(relay.company.employee, note.id)).toMatchObject({ ok: false });
    await relay.pass(hour);
    expect(relay.graph.sent()).toEqual([]);
  });
});
