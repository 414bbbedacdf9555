import { afterEach, describe, expect, it } from 'vitest';
import { countOf } from '../../../renderer/inbox/count-of.ts';
import { holdOrder } from '../../../renderer/inbox/hold-order.ts';
import { folderOf, isListed } from '../../../renderer/inbox/is-listed.ts';
import { orderConversations } from '../../../renderer/inbox/order-conversations.ts';
import { clearSelection, keepSelected, selectAll, selectTo, toggleSelected, useSelection } from '../../../renderer/inbox/selection-store.ts';
import type { ConversationSummary } from '../../../shared/bridge/conversation-summary.ts';
import type { ConversationFilter, ConversationOrder } from '../../../shared/domain/conversations/conversation-filter.ts';
import { usualInboxFilter } from '../../../shared/domain/preferences/usual-preferences.ts';
import { hour, minute } from '../../../shared/kernel/time.ts';
import { demoConversations, idOf, teams } from '../support/demo-conversations.ts';

const now = Date.parse('2026-03-12T09:30:00Z');
const [base] = demoConversations(now).summaries as [ConversationSummary];
const me = { id: idOf<never>(2, 1), teamIds: teams.map(({ id }) => id) };
const other = idOf<never>(2, 2);

function summaryOf(index: number, conversation: Partial<ConversationSummary['conversation']> = {}, unread = 0): ConversationSummary {
  return { ...base, unread, conversation: { ...base.conversation, id: idOf(4, index), assigneeId: null, snooze: null, waitingSince: null, lastMessageAt: now - index * minute, lastInboundAt: null, ...conversation } };
}
const snooze = { until: now + hour, untilReply: false, by: me.id, at: now };
const ids = (list: readonly ConversationSummary[]) => list.map(({ conversation }) => Number(conversation.id.slice(-4)));

describe('which list a conversation belongs to', () => {
  it.each<[string, ConversationSummary, Partial<ConversationFilter>, boolean]>([
    ['mine is mine', summaryOf(1, { assigneeId: me.id }), { view: 'mine' }, true],
    ['a colleague’s is not', summaryOf(1, { assigneeId: other }), { view: 'mine' }, false],
    ['nobody’s is unassigned', summaryOf(1), { view: 'unassigned' }, true],
    ['mine is not unassigned', summaryOf(1, { assigneeId: me.id }), { view: 'unassigned' }, false],
    ['the team has all of its own', summaryOf(1, { assigneeId: other }), { view: 'team' }, true],
    ['another team is not mine', summaryOf(1, { teamId: idOf(1, 9) }), { view: 'team' }, false],
    ['a chosen team', summaryOf(1, { teamId: idOf(1, 9) }), { view: 'team', teamId: idOf(1, 9) }, true],
    ['all is all that came here', summaryOf(1, { teamId: idOf(1, 9) }), { view: 'all' }, true],
    ['a snoozed one is not open', summaryOf(1, { snooze }), {}, false],
    ['one whose snooze is over by the clock is', summaryOf(1, { snooze: { ...snooze, until: now } }), {}, true],
    ['one that sleeps until a reply is not', summaryOf(1, { snooze: { ...snooze, until: null, untilReply: true } }), {}, false],
    ['but snoozed', summaryOf(1, { snooze }), { state: 'snoozed' }, true],
    ['a closed one is closed', summaryOf(1, { state: 'closed' }), { state: 'closed' }, true],
    ['read ones are left out', summaryOf(1), { unreadOnly: true }, false],
    ['unread ones are not', summaryOf(1, {}, 2), { unreadOnly: true }, true],
  ])('%s', (_, summary, filter, expected) => {
    expect(isListed(summary, { ...usualInboxFilter, ...filter }, { me, now })).toBe(expected);
  });

  it('is closed before it is snoozed', () => {
    expect([folderOf({ state: 'closed', snooze: null }, now), folderOf({ state: 'open', snooze }, now), folderOf({ state: 'open', snooze: null }, now)]).toEqual(['closed', 'snoozed', 'open']);
  });
});

describe('the order of a list', () => {
  const list = [
    summaryOf(1, { lastInboundAt: now - 2 * hour }),
    summaryOf(2, { lastInboundAt: now - 23 * hour, waitingSince: now - 23 * hour }),
    summaryOf(3, { lastInboundAt: now - 5 * hour, waitingSince: now - 5 * hour }),
    summaryOf(4, { lastInboundAt: now - 30 * hour }),
    summaryOf(5, { lastInboundAt: now - 90 * hour, waitingSince: now - 90 * hour }),
  ];
  it.each<[ConversationOrder, number[]]>([
    ['newest', [1, 2, 3, 4, 5]],
    ['waiting-longest', [5, 2, 3, 1, 4]],
    ['window-closing-first', [2, 3, 1, 4, 5]],
  ])('%s', (order, expected) => {
    expect(ids(orderConversations(order, now, [...list].reverse()))).toEqual(expected);
  });

  it('has each once, and the later word counts', () => {
    expect(orderConversations('newest', now, list, [summaryOf(3, { lastMessageAt: now + 1 }, 7)]).map(({ unread }) => unread)).toEqual([7, 0, 0, 0, 0]);
  });
});

describe('rows under a moving pointer', () => {
  const [a, b, c, d] = [1, 2, 3, 4].map((index) => summaryOf(index)) as [ConversationSummary, ConversationSummary, ConversationSummary, ConversationSummary];
  it('keep their places when one rises, with what is new in them', () => {
    const risen = { ...c, unread: 3 };
    const held = holdOrder([a, b, c], [risen, a, b]);
    expect(ids(held.rows)).toEqual([1, 2, 3]);
    expect(held.rows[2]?.unread).toBe(3);
    expect(held.waiting).toBe(1);
  });

  it('let nothing in above, and say how much waits', () => {
    expect(holdOrder([b, c], [a, b, c])).toEqual({ rows: [b, c], waiting: 1 });
  });

  it('do not close up over one that left', () => {
    expect(ids(holdOrder([a, b, c], [a, c]).rows)).toEqual([1, 2, 3]);
  });

  it('let the next page come below', () => {
    expect(holdOrder([a, b], [a, b, c, d])).toEqual({ rows: [a, b, c, d], waiting: 0 });
  });
});

describe('a selection', () => {
  const listed = [1, 2, 3, 4, 5].map((index) => idOf<never>(4, index));
  const chosen = () => [...useSelection.getState().ids].map((id) => Number(id.slice(-1))).sort();
  afterEach(clearSelection);

  it('takes one in and out', () => {
    toggleSelected(listed[1] as never);
    toggleSelected(listed[3] as never);
    toggleSelected(listed[1] as never);
    expect(chosen()).toEqual([4]);
  });

  it('reaches from the last one chosen to another, up or down', () => {
    toggleSelected(listed[3] as never);
    selectTo(listed[1] as never, listed);
    expect(chosen()).toEqual([2, 3, 4]);
    selectTo(listed[4] as never, listed);
    expect(chosen()).toEqual([2, 3, 4, 5]);
  });

  it('takes the row alone when nothing was chosen before', () => {
    selectTo(listed[2] as never, listed);
    expect(chosen()).toEqual([3]);
  });

  it('loses what is not listed any more', () => {
    selectAll(listed);
    keepSelected(listed.slice(0, 2));
    expect(chosen()).toEqual([1, 2]);
  });
});

describe('the count of a view', () => {
  const none = { open: 0, unread: 0, snoozed: 0, closed: 0, messages: 0 };
  const counts = { mine: { open: 4, unread: 1, snoozed: 2, closed: 9, messages: 5 }, unassigned: none, team: none, all: none };
  it('follows the rest of the filter, and is left out where nobody counts', () => {
    const of = (state: ConversationFilter['state'], unreadOnly = false) => countOf(counts, 'mine', { state, unreadOnly });
    expect([of('open'), of('open', true), of('snoozed'), of('closed'), of('closed', true), countOf(null, 'mine', usualInboxFilter)]).toEqual([4, 1, 2, 9, null, null]);
  });
});
