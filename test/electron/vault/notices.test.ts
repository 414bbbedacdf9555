import { describe, expect, it } from 'vitest';
import type { NoticeDecision } from '../../../electron/vault/vault-contract.ts';
import { newsAge } from '../../../shared/domain/notifications/decide-notification.ts';
import { aContact, aConversation, fromContact, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

/** Messages 1 and 2 in conversation 1, 3 in conversation 2. */
async function started(): Promise<TestVault> {
  const vault = await openTestVault();
  const changes = [1, 2].flatMap((count) => [{ entity: 'contact', contact: aContact(count) }, { entity: 'conversation', conversation: aConversation(count) }] as const);
  const messages = [fromContact(2, { at: monday + 2 }), fromContact(1, { at: monday + 1 }), fromContact(3, { in: 2, at: monday + 3_000 }), fromUs(4)];
  await vault.value('changes.apply', { changes: [...changes, ...messages.map((message) => ({ entity: 'message', message }) as const)], cursor: 1 });
  return vault;
}

function decision(count: number, kind: NoticeDecision['kind'], reason: string): NoticeDecision {
  return { messageId: idOf('message', count), kind, reason, until: kind === 'hold' ? monday + 900 : null, decidedAt: monday + 10 };
}

async function undecided(vault: TestVault): Promise<readonly string[]> {
  return (await vault.value('notices.undecided', { limit: 10 })).map((notice) => notice.messageId);
}

describe('notices', () => {
  it('wait for a decision oldest second first, are decided once and can be explained', async () => {
    const vault = await started();
    expect(new Set(await undecided(vault))).toEqual(new Set([1, 2, 3].map((count) => idOf('message', count))));
    expect((await undecided(vault)).at(-1)).toBe(idOf('message', 3));
    const decisions = [decision(1, 'show', 'at-work'), decision(2, 'silent', 'in-view'), decision(99, 'show', 'at-work')];
    expect(await vault.changesOf('notices.decide', { decisions })).toEqual([{ kind: 'notices' }]);
    expect(await undecided(vault)).toEqual([idOf('message', 3)]);
    expect(await vault.value('notices.explain', { messageId: idOf('message', 1) })).toEqual(decisions[0]);
    expect(await vault.value('notices.explain', { messageId: idOf('message', 3) })).toBeNull();
    expect(await vault.value('notices.explain', { messageId: idOf('message', 4) })).toBeNull();
  });

  it('of news are news also where this computer’s clock is days ahead: what counts is the time that main gives', async () => {
    const vault = await openTestVault();
    const relayNow = monday - 5 * 24 * 60 * 60 * 1000;
    const message = (count: number, at: number) => ({ entity: 'message', message: fromContact(count, { at }) }) as const;
    const changes = [{ entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }] as const;
    await vault.value('changes.apply', { changes: [...changes, message(1, relayNow - 1000), message(2, relayNow - newsAge - 1000)], cursor: 1, now: relayNow });
    expect(await undecided(vault)).toEqual([idOf('message', 1)]);
    expect(await vault.value('notices.explain', { messageId: idOf('message', 2) })).toMatchObject({ kind: 'silent', reason: 'history', decidedAt: relayNow });
  });

  it('held ones are summed up by conversation and released once', async () => {
    const vault = await started();
    await vault.value('notices.decide', { decisions: [1, 2, 3].map((count) => decision(count, 'hold', 'outside-working-hours')) });
    expect(await vault.value('notices.held', null)).toEqual({ messages: 3, conversations: [idOf('conversation', 2), idOf('conversation', 1)] });
    expect(await vault.value('notices.badge', null), 'held messages are unread all the same').toBe(3);
    expect(await vault.value('notices.release', { now: monday + 900 })).toEqual({ messages: 3, conversations: 2 });
    expect(await vault.value('notices.release', { now: monday + 901 })).toEqual({ messages: 0, conversations: 0 });
    expect(await vault.value('notices.held', null)).toEqual({ messages: 0, conversations: [] });
    expect(await vault.value('notices.explain', { messageId: idOf('message', 2) })).toEqual({ messageId: idOf('message', 2), kind: 'silent', reason: 'summarised', until: null, decidedAt: monday + 900 });
  });

  it('of a conversation that was read need none any more, held or undecided', async () => {
    const vault = await started();
    await vault.value('notices.decide', { decisions: [decision(1, 'hold', 'no-working-hours')] });
    await vault.value('conversations.markRead', { id: idOf('conversation', 1), now: monday + 50 });
    expect(await undecided(vault)).toEqual([idOf('message', 3)]);
    expect(await vault.value('notices.held', null)).toEqual({ messages: 0, conversations: [] });
    expect(await vault.value('notices.explain', { messageId: idOf('message', 1) })).toMatchObject({ kind: 'silent', reason: 'already-read', decidedAt: monday + 50 });
    expect(await vault.value('notices.explain', { messageId: idOf('message', 2) })).toMatchObject({ kind: 'silent', reason: 'already-read' });
    expect(await vault.value('notices.badge', null)).toBe(1);
  });
});
