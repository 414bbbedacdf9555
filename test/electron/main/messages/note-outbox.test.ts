import { describe, expect, it } from 'vitest';
import { createNoteOutbox } from '../../../../electron/main/messages/run-note-outbox.ts';
import { writeNote } from '../../../../electron/main/messages/write-note.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { hour } from '../../../../shared/kernel/time.ts';
import { writeNoteRequest } from '../../../../shared/protocol/notes.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { aContact, aConversation, aRequest, fromUs, idOf, monday } from '../../../support/cache-content.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { sendError, sendJson, startStubRelay } from '../support/start-stub-relay.ts';
import type { Answering } from '../support/start-stub-relay.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const people = [1, 2].map((count) => ({ id: idOf('person', count), name: `Person ${count}`, role: 'employee', teamIds: [idOf('team', 1)] }) as const);

/** The real way of notes over the real vault in memory and real HTTP. */
async function bench(answer: Answering) {
  const clock = fakeClock(monday);
  const testVault = await openTestVault({ kind: 'memory' }, { clock });
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  await testVault.value('changes.apply', {
    cursor: 1,
    changes: [
      ...people.map((person) => ({ entity: 'person' as const, person: { ...person, teamIds: [...person.teamIds] } })),
      { entity: 'contact', contact: aContact(1) },
      { entity: 'conversation', conversation: aConversation(1) },
    ],
  });
  const relay = await startStubRelay(answer);
  const notes = createNoteOutbox({ vault, link: relay.link, clock, timers: { soon: (work) => work(), after: () => () => undefined }, drawFraction: () => 0.5, log: silent });
  let drawn = 0;
  const write = (body: string, mentions: readonly never[] = []) =>
    writeNote(
      { conversationId: idOf('conversation', 1), body, mentions },
      { vault, clock, author: idOf('person', 1), drawMessageId: () => idOf('message', 100 + (drawn += 1)), wakeNotes: notes.wake },
    );
  const outboxOf = async (count: number) => (await testVault.value('messages.read', { id: idOf('message', count) }))?.outbox;
  return { clock, testVault, relay, notes, write, outboxOf };
}

const take: Answering = (asked, response) => {
  const { id, body, mentions, composedAt } = writeNoteRequest.parse(JSON.parse(asked.body));
  sendJson(response, 201, { message: fromUs(1, { id, at: composedAt, delivery: null, content: { kind: 'note', body, mentions } }) });
};

describe('a note on its way', () => {
  it('goes to the relay’s endpoint for notes and nowhere else, in order, with the mentions that hold', async () => {
    const { relay, notes, write, outboxOf } = await bench(take);
    expect(await write('  first ', [idOf('person', 2), idOf('person', 9)])).toEqual({ ok: true, value: { id: idOf('message', 101) } });
    await write('second');
    await notes.idle();
    expect(relay.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/notes', 'POST /v1/notes']);
    expect(relay.asked.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ body: 'first', mentions: [idOf('person', 2)] }, { body: 'second' }]);
    expect([await outboxOf(101), await outboxOf(102)]).toEqual([null, null]);
  });

  it('leaves the messages to clients alone, and they leave it', async () => {
    const { relay, notes, testVault } = await bench(take);
    await testVault.value('messages.queue', { request: aRequest(7), author: idOf('person', 1), now: monday });
    notes.wake();
    await notes.idle();
    expect(relay.asked).toEqual([]);
    expect(await testVault.value('outbox.due', { now: monday, limit: 5 })).toHaveLength(1);
  });

  it('waits without a line, and goes with the same id when it is back', async () => {
    let isUp = false;
    const { relay, notes, write, outboxOf, clock } = await bench((asked, response) => (isUp ? take(asked, response) : response.destroy()));
    await write('written on the train');
    await notes.idle();
    expect(await outboxOf(101)).toEqual({ state: 'waiting', attempts: 1 });
    isUp = true;
    notes.lineBack();
    await notes.idle();
    expect(await outboxOf(101)).toBeNull();
    expect(new Set(relay.asked.map(({ body }) => (JSON.parse(body) as { id: string }).id))).toEqual(new Set([idOf('message', 101)]));
    clock.advance(hour);
  });

  it('that the relay refuses stays here with the reason, and does not hold up the next', async () => {
    const { notes, write, outboxOf } = await bench((asked, response) => (asked.body.includes('refused') ? sendError(response, 404, 'not-found', { kind: 'never' }) : take(asked, response)));
    await write('refused');
    await write('taken');
    await notes.idle();
    expect(await outboxOf(101)).toMatchObject({ state: 'refused', failure: { reason: 'not-found' } });
    expect(await outboxOf(102)).toBeNull();
  });

  it.each([
    ['without words', ' \n', { kind: 'empty' }],
    ['of too many', 'x'.repeat(10_001), { kind: 'too-long', limit: 10_000, length: 10_001 }],
  ])('is not begun %s', async (_name, body, error) => {
    const { write, relay } = await bench(take);
    expect(await write(body)).toEqual({ ok: false, error });
    expect(relay.asked).toEqual([]);
  });
});
