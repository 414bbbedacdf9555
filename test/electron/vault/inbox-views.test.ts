import { describe, expect, it } from 'vitest';
import type { ConversationFilter } from '../../../shared/domain/conversations/conversation-filter.ts';
import type { Conversation } from '../../../shared/domain/conversations/conversation.ts';
import { hour, minute } from '../../../shared/kernel/time.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { aContact, aConversation, fromContact, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const me = idOf('person', 1);
const ana = idOf('person', 2);
const [team, sales] = [idOf('team', 1), idOf('team', 2)];
const snooze = (until: number | null) => ({ until, untilReply: until === null, by: me, at: monday - hour });
const everything: ConversationFilter = { view: 'all', teamId: null, unreadOnly: false, state: 'open', order: 'newest' };

/** Conversations 1…n with these facts; `unread`: a message of the contact's that nobody read, at `monday - count` minutes. */
async function vaultWith(given: readonly (Partial<Conversation> & { readonly unread?: boolean })[]): Promise<TestVault> {
  const vault = await openTestVault();
  const changes = given.flatMap(({ unread = false, ...more }, index): Change[] => {
    const count = index + 1;
    const at = monday - count * minute;
    const message = unread ? fromContact(count, { in: count, at }) : fromUs(count, { in: count, at });
    return [{ entity: 'contact', contact: aContact(count) }, { entity: 'conversation', conversation: aConversation(count, { lastMessageAt: at, ...more }) }, { entity: 'message', message }];
  });
  await vault.value('changes.apply', { changes, cursor: 1, me });
  return vault;
}

async function list(vault: TestVault, filter: Partial<ConversationFilter> = {}, facts: { readonly now?: number; readonly limit?: number; readonly teams?: never[] } = {}): Promise<number[]> {
  const { now = monday, limit = 100, teams = [team] } = facts;
  const found: number[] = [];
  let before = null;
  do {
    const page: Awaited<ReturnType<typeof vault.value<'conversations.list'>>> = await vault.value('conversations.list', { limit, before, scope: { filter: { ...everything, ...filter }, me, teams, now } });
    found.push(...page.conversations.map(({ contact }) => Number(contact.displayName.split(' ')[1])));
    before = page.next;
  } while (before !== null);
  return found;
}

describe('the views of the inbox', () => {
  const given = [
    { assigneeId: me, unread: true },
    { assigneeId: ana },
    { unread: true },
    { assigneeId: me, snooze: snooze(monday + hour) },
    { state: 'closed' as const, assigneeId: me },
    { teamId: sales, unread: true },
    { snooze: snooze(null) },
  ];

  it.each([
    ['mine', { view: 'mine' }, [1]],
    ['mine, put aside', { view: 'mine', state: 'snoozed' }, [4]],
    ['mine, closed', { view: 'mine', state: 'closed' }, [5]],
    ['unassigned', { view: 'unassigned' }, [3, 6]],
    ['of the team', { view: 'team' }, [1, 2, 3]],
    ['all', {}, [1, 2, 3, 6]],
    ['all unread', { unreadOnly: true }, [1, 3, 6]],
    ['all put aside', { state: 'snoozed' }, [4, 7]],
  ] as const)('show %s', async (_name, filter, expected) => {
    expect(await list(await vaultWith(given), filter)).toEqual(expected);
  });

  it('are counted in one go', async () => {
    const vault = await vaultWith(given);
    expect(await vault.value('conversations.counts', { me, teams: [team], now: monday })).toEqual({
      mine: { open: 1, unread: 1, snoozed: 1, closed: 1, messages: 1 },
      unassigned: { open: 2, unread: 2, snoozed: 1, closed: 0, messages: 2 },
      team: { open: 3, unread: 2, snoozed: 2, closed: 1, messages: 2 },
      all: { open: 4, unread: 3, snoozed: 2, closed: 1, messages: 3 },
    });
    await vault.value('conversations.markRead', { id: idOf('conversation', 1), now: monday });
    expect((await vault.value('conversations.counts', { me, teams: [], now: monday })).mine).toMatchObject({ unread: 0 });
    expect(await list(vault, { view: 'mine', unreadOnly: true })).toEqual([]);
  });

  it('bring back by the clock alone what was put aside, when no relay can say so', async () => {
    const vault = await vaultWith(given);
    expect(await list(vault, { view: 'mine' }, { now: monday + hour - 1 })).toEqual([1]);
    expect(await list(vault, { view: 'mine' }, { now: monday + hour })).toEqual([1, 4]);
    expect((await vault.value('conversations.counts', { me, teams: [], now: monday + hour })).all).toMatchObject({ open: 5, snoozed: 1 });
    // The relay's own word, whenever it comes, stands.
    await vault.value('changes.apply', { changes: [{ entity: 'conversation', conversation: aConversation(4, { assigneeId: me, snooze: snooze(monday + 9 * hour) }) }], cursor: 2 });
    expect(await list(vault, { view: 'mine' }, { now: monday + hour })).toEqual([1]);
  });

  it('follow what becomes of a conversation', async () => {
    const vault = await vaultWith(given);
    await vault.value('changes.apply', { changes: [{ entity: 'conversation', conversation: aConversation(3, { assigneeId: me, state: 'closed' }) }], cursor: 2 });
    expect(await list(vault, { view: 'unassigned' })).toEqual([6]);
    expect(await list(vault, { view: 'mine', state: 'closed' })).toEqual([3, 5]);
  });
});

describe('the order of a view', () => {
  it('waiting longest: who waits, longest first, then the rest, newest first; also page by page', async () => {
    const vault = await vaultWith([{}, { waitingSince: monday - 2 * hour }, { waitingSince: monday - 5 * hour }, {}, { waitingSince: monday - 5 * hour }]);
    const equal = [3, 5].sort((one, other) => (idOf('conversation', one) < idOf('conversation', other) ? -1 : 1));
    for (const limit of [1, 2, 100]) expect(await list(vault, { order: 'waiting-longest' }, { limit })).toEqual([...equal, 2, 1, 4]);
  });

  it('window closing first: open windows by their end, then ended ones, newest first, then none; also page by page and while time goes on', async () => {
    const ends = (hours: number) => ({ lastInboundAt: monday - 24 * hour + hours * hour });
    const vault = await vaultWith([ends(5), ends(1), {}, ends(-3), ends(12), ends(-1)]);
    for (const limit of [1, 2, 4, 100]) expect(await list(vault, { order: 'window-closing-first' }, { limit })).toEqual([2, 1, 5, 6, 4, 3]);
    expect(await list(vault, { order: 'window-closing-first' }, { now: monday + 2 * hour })).toEqual([1, 5, 2, 6, 4, 3]);
  });

  it('a quiet line moves nothing to the top and is nobody’s last message; a note is', async () => {
    const vault = await vaultWith([{}, {}]);
    const by = { kind: 'person', personId: ana } as const;
    const line = fromUs(50, { in: 2, at: monday, author: by, delivery: null, content: { kind: 'activity', act: 'closed', personId: null, until: null } });
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: line }], cursor: 2, me });
    expect(await list(vault)).toEqual([1, 2]);
    expect((await vault.value('conversations.read', { id: idOf('conversation', 2) }))?.lastMessage?.id).toBe(idOf('message', 2));
    const note = fromUs(51, { in: 2, at: monday, author: by, delivery: null, content: { kind: 'note', body: 'look', mentions: [] } });
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: note }], cursor: 3, me });
    expect(await list(vault)).toEqual([2, 1]);
  });
});
