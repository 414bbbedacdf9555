import { describe, expect, it } from 'vitest';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import { createOutbox } from '../../../../electron/main/messages/run-outbox.ts';
import { sendHeld } from '../../../../electron/main/messages/send-held.ts';
import { sendMessage } from '../../../../electron/main/messages/send-message.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import type { SendMessageRequest } from '../../../../shared/protocol/messages.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { aContact, aConversation, aNumber, aRequest, deliveredAs, fromUs, idOf, monday } from '../../../support/cache-content.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { sendError, sendJson, startStubRelay } from '../support/start-stub-relay.ts';
import type { Answering } from '../support/start-stub-relay.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The real outbox over the real vault in memory and real HTTP. */
async function bench(answer: Answering) {
  const clock = fakeClock(monday);
  const testVault = await openTestVault({ kind: 'memory' }, { clock });
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  await testVault.value('changes.apply', {
    cursor: 1,
    changes: [
      { entity: 'number', number: aNumber() },
      ...[1, 2].flatMap((count) => [
        { entity: 'contact' as const, contact: aContact(count) },
        { entity: 'conversation' as const, conversation: aConversation(count, { lastInboundAt: monday - 1000 }) },
      ]),
    ],
  });
  const relay = await startStubRelay(answer);
  const sent: number[] = [];
  const timers = { soon: systemTimers.soon, after: () => () => undefined };
  const outbox = createOutbox({ vault, link: relay.link, clock, timers, drawFraction: () => 0.5, log: silent, onProgress: (progress) => void sent.push(progress.sent) });
  const queue = (request: SendMessageRequest) => testVault.value('messages.queue', { request, author: idOf('person', 1), now: clock.now() });
  const ids = () => relay.asked.map(({ body }) => (JSON.parse(body) as SendMessageRequest).id);
  return { clock, vault, testVault, relay, outbox, queue, ids, sent };
}

const accept: Answering = (asked, response) => {
  const request = JSON.parse(asked.body) as SendMessageRequest;
  sendJson(response, 201, { message: { ...fromUs(1), id: request.id, conversationId: request.conversationId, content: request.content, delivery: deliveredAs('queued') } });
};

describe('the outbox', () => {
  it('sends what is queued, in order within a conversation, and is empty afterwards', async () => {
    const { outbox, queue, ids, testVault } = await bench(accept);
    for (const count of [1, 2, 3]) await queue(aRequest(count, { at: monday + count }));
    await queue(aRequest(4, { in: 2 }));
    outbox.wake();
    await outbox.idle();
    expect(ids().filter((id) => id !== idOf('message', 4))).toEqual([1, 2, 3].map((count) => idOf('message', count)));
    expect(ids()).toHaveLength(4);
    expect(await testVault.value('outbox.nextDue', null)).toBeNull();
  });

  it('sends the same request again after an unknown outcome, later and with the same id', async () => {
    let isLineBroken = true;
    const { outbox, queue, relay, clock, testVault } = await bench((asked, response) => (isLineBroken ? void response.destroy() : accept(asked, response)));
    await queue(aRequest(1));
    outbox.wake();
    await outbox.idle();
    expect(relay.asked).toHaveLength(1);
    expect(await testVault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: { state: 'waiting', attempts: 1 } });
    isLineBroken = false;
    outbox.wake();
    await outbox.idle();
    expect(relay.asked).toHaveLength(1);
    clock.advance(1000);
    outbox.wake();
    await outbox.idle();
    expect(relay.asked).toHaveLength(2);
    expect(relay.asked[1]?.body).toBe(relay.asked[0]?.body);
    expect(await testVault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: null });
  });

  it('does not wait out a broken line once it is back', async () => {
    let isLineBroken = true;
    const { outbox, queue, relay } = await bench((asked, response) => (isLineBroken ? void response.destroy() : accept(asked, response)));
    await queue(aRequest(1));
    outbox.wake();
    await outbox.idle();
    isLineBroken = false;
    outbox.lineBack();
    await outbox.idle();
    expect(relay.asked).toHaveLength(2);
  });

  it('keeps to the wait that the relay asks for', async () => {
    const { outbox, queue, testVault, clock } = await bench((_asked, response) => sendError(response, 429, 'too-many-requests', { kind: 'after', afterMs: 90_000 }));
    await queue(aRequest(1));
    outbox.wake();
    await outbox.idle();
    expect(await testVault.value('outbox.nextDue', null)).toBe(clock.now() + 90_000);
  });

  it('leaves a refusal to the employee and goes on with what follows', async () => {
    const { outbox, queue, testVault, ids } = await bench((asked, response) => {
      if (asked.body.includes(idOf('message', 1))) sendError(response, 409, 'window-closed', { kind: 'never' });
      else accept(asked, response);
    });
    await queue(aRequest(1));
    await queue(aRequest(2, { at: monday + 1 }));
    outbox.wake();
    await outbox.idle();
    expect(await testVault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: { state: 'refused', failure: { reason: 'window-closed' } } });
    expect(await testVault.value('messages.read', { id: idOf('message', 2) })).toMatchObject({ outbox: null });
    expect(ids()).toHaveLength(2);
  });

  it('keeps everything when the relay does not know the device', async () => {
    const { outbox, queue, testVault } = await bench((_asked, response) => sendError(response, 401, 'not-enrolled', { kind: 'reauthenticate' }));
    await queue(aRequest(1));
    outbox.wake();
    await outbox.idle();
    expect(await testVault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: { state: 'waiting' } });
  });
});

describe('the end of the application', () => {
  it('does not leave behind what was held back only to be undone', async () => {
    const { outbox, testVault, vault, clock, ids } = await bench(accept);
    const timers = { soon: systemTimers.soon, after: () => () => undefined };
    for (const count of [1, 2]) await testVault.value('messages.queue', { request: aRequest(count, { at: monday + count }), author: idOf('person', 1), now: clock.now(), notBefore: clock.now() + 5_000 });
    outbox.wake();
    await outbox.idle();
    expect(ids()).toEqual([]);
    await sendHeld({ vault, clock, timers, outbox });
    expect(ids()).toEqual([idOf('message', 1), idOf('message', 2)]);
    expect(await testVault.value('outbox.list', null)).toEqual([]);
  });
});

describe('accepting a message', () => {
  const draft = { conversationId: idOf('conversation', 1), content: { kind: 'text' as const, body: ' Hello ' }, quotedMessageId: null };
  const parts = async () => {
    const { vault, clock, testVault } = await bench(accept);
    let woken = 0;
    return { testVault, clock, woken: () => woken, given: { vault, clock, author: idOf('person', 1), drawMessageId: () => idOf('message', 50), wakeOutbox: () => (woken += 1) } };
  };

  it('has row and outbox entry in the cache before it answers', async () => {
    const { testVault, given, woken } = await parts();
    expect(await sendMessage(draft, given)).toEqual({ ok: true, value: { id: idOf('message', 50) } });
    expect(await testVault.value('messages.read', { id: idOf('message', 50) })).toMatchObject({ content: { body: 'Hello' }, outbox: { state: 'waiting', attempts: 0 } });
    expect(woken()).toBe(1);
  });

  it('promises nothing that WhatsApp refuses, and stores nothing of it', async () => {
    const { testVault, given, clock, woken } = await parts();
    expect(await sendMessage({ ...draft, content: { kind: 'text', body: '  ' } }, given)).toMatchObject({ ok: false, error: { kind: 'empty' } });
    expect(await sendMessage({ ...draft, conversationId: idOf('conversation', 99) }, given)).toMatchObject({ ok: false, error: { kind: 'no-such-conversation' } });
    clock.advance(25 * 3_600_000);
    expect(await sendMessage(draft, given)).toMatchObject({ ok: false, error: { kind: 'window-closed' } });
    expect(await testVault.value('outbox.nextDue', null)).toBeNull();
    expect(woken()).toBe(0);
  });
});
