import { describe, expect, it } from 'vitest';
import type { WriteNoteRequest } from '../../../shared/protocol/notes.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { hour } from '../../../shared/kernel/time.ts';
import { aContact, aConversation, aRequest, fromContact, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const me = idOf('person', 1);
const ana = { kind: 'person', personId: idOf('person', 2) } as const;
const aNote = (count: number, body = `note ${count}`): WriteNoteRequest => ({ id: idOf('message', count), conversationId: idOf('conversation', 1), body, mentions: [], composedAt: monday + count });
const noteOf = (count: number, content: Message['content'], at = monday): Message => fromUs(count, { author: ana, at, delivery: null, content });

async function vaultWith(...messages: readonly Message[]): Promise<TestVault> {
  const vault = await openTestVault();
  await vault.value('changes.apply', {
    changes: [
      { entity: 'contact', contact: aContact(1) },
      { entity: 'conversation', conversation: aConversation(1) },
      ...messages.map((message) => ({ entity: 'message', message }) as const),
    ],
    cursor: 1,
    me,
  });
  return vault;
}

describe('a note that was written here', () => {
  it('waits in a lane of its own: what sends to clients never sees it, and neither holds the other up', async () => {
    const vault = await vaultWith();
    await vault.value('notes.queue', { request: aNote(1), author: me, now: monday });
    await vault.value('messages.queue', { request: aRequest(2), author: me, now: monday });
    await vault.value('notes.queue', { request: aNote(3), author: me, now: monday });
    await vault.value('notes.queue', { request: aNote(3, 'again'), author: me, now: monday });
    const notes = async () => (await vault.value('notes.due', { now: monday, limit: 10 })).map(({ request }) => request);
    expect((await vault.value('outbox.due', { now: monday, limit: 10 })).map(({ request }) => request)).toEqual([aRequest(2)]);
    expect((await vault.value('outbox.list', null)).map(({ request }) => request)).toEqual([aRequest(2)]);
    expect(await notes(), 'one at a time, in order').toEqual([aNote(1)]);
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ content: { kind: 'note', body: 'note 1', mentions: [] }, delivery: null, outbox: { state: 'waiting' } });

    await vault.value('outbox.delivered', { message: fromUs(1, { author: { kind: 'person', personId: me }, at: monday + 1, delivery: null, content: { kind: 'note', body: 'note 1', mentions: [] } }) });
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: null });
    expect(await notes()).toEqual([aNote(3)]);
    await vault.value('outbox.postpone', { id: idOf('message', 3), nextAttemptAt: monday + hour, mayHaveLeft: true });
    expect(await notes()).toEqual([]);
    expect(await vault.value('notes.nextDue', null)).toBe(monday + hour);
    expect(await vault.value('outbox.nextDue', null)).toBe(monday);
  });

  it('is never turned into the draft of an answer', async () => {
    const vault = await vaultWith();
    await vault.value('notes.queue', { request: aNote(1, 'not for the client'), author: me, now: monday });
    expect(await vault.value('outbox.takeBack', { ids: [idOf('message', 1)], now: monday })).toEqual({ taken: [], others: [] });
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: { state: 'waiting' } });
    expect(await vault.value('outbox.retract', { id: idOf('message', 1) })).toBe(true);
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toBeNull();
  });

  it('is found by its words', async () => {
    const vault = await vaultWith();
    await vault.value('notes.queue', { request: aNote(1, 'the landlord agreed'), author: me, now: monday });
    expect((await vault.value('messages.search', { query: 'landl', limit: 5 })).map(({ message }) => message.id)).toEqual([idOf('message', 1)]);
  });
});

describe('a note of a colleague', () => {
  const unread = async (vault: TestVault) => (await vault.value('conversations.read', { id: idOf('conversation', 1) }))?.unread;

  it('is news where it mentions me, and where a conversation is handed over to me; otherwise it is silent', async () => {
    const card = (personId: string): Message['content'] => ({ kind: 'handover', to: { kind: 'person', personId: personId as never }, summary: 's', promises: [], windowClosesAt: null, accepted: null });
    const vault = await vaultWith(
      noteOf(1, { kind: 'note', body: 'for all', mentions: [] }),
      noteOf(2, { kind: 'note', body: 'for me', mentions: [me] }, monday + 1_000),
      noteOf(3, card(idOf('person', 3))),
      noteOf(4, card(me), monday + 2_000),
      noteOf(5, { kind: 'activity', act: 'assigned', personId: me, until: null }),
    );
    expect(await vault.value('notices.undecided', { limit: 10 })).toEqual(
      [2, 4].map((count) => ({ messageId: idOf('message', count), conversationId: idOf('conversation', 1), messageAt: monday + (count === 2 ? 1_000 : 2_000), fromContact: false, addressed: true, read: false })),
    );
    expect(await unread(vault)).toBe(2);
    expect(await vault.value('notices.badge', null)).toBe(2);
    await vault.value('conversations.markRead', { id: idOf('conversation', 1), now: monday });
    expect(await unread(vault)).toBe(0);
    expect(await vault.value('notices.explain', { messageId: idOf('message', 2) })).toMatchObject({ kind: 'silent', reason: 'already-read' });
  });

  it('answers nobody: what a contact wrote before this cache existed stays unread until somebody answers', async () => {
    const wrote = fromContact(1, { at: monday - 2 * hour });
    const vault = await vaultWith(wrote, noteOf(2, { kind: 'note', body: 'who takes this?', mentions: [] }, monday - hour));
    expect(await unread(vault)).toBe(1);
    const answered = await vaultWith(wrote, fromUs(2, { author: ana, at: monday - hour }));
    expect(await unread(answered), 'an answer would have').toBe(0);
  });
});
