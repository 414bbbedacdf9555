/* The team side of the inbox in the stand-in bridge: lists, counts, acts and presence over the demo conversations in memory. */
import { folderOf, isListed } from '../../../renderer/inbox/is-listed.ts';
import { orderConversations } from '../../../renderer/inbox/order-conversations.ts';
import type { Announcement } from '../../../shared/bridge/changes.ts';
import type { CommandName, CommandRequest } from '../../../shared/bridge/commands.ts';
import type { ConversationSummary } from '../../../shared/bridge/conversation-summary.ts';
import { conversationView } from '../../../shared/domain/conversations/conversation-filter.ts';
import { decideSnooze } from '../../../shared/domain/conversations/decide-snooze.ts';
import type { TriageAct, TriageOutcome } from '../../../shared/domain/conversations/triage-act.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { Presence } from '../../../shared/domain/presence/presence.ts';
import { usualInboxFilter } from '../../../shared/domain/preferences/usual-preferences.ts';

type Parts = {
  readonly summaries: ConversationSummary[];
  readonly me: Person | null;
  readonly off: boolean;
  readonly announce: (changes: Announcement['changes']) => void;
};

/** Answers of the triage commands; `meet` lets a colleague look at a conversation or write in it. */
export function standInTriage({ summaries, me, off, announce }: Parts) {
  let present: readonly Presence[] = [];
  const person = me ?? { id: '' as Person['id'], teamIds: [] };
  const act = (summary: ConversationSummary, what: TriageAct): TriageOutcome => {
    const { conversation } = summary;
    const now = Date.now();
    const set = (change: Partial<ConversationSummary['conversation']>) => Object.assign(summary, { conversation: { ...conversation, ...change } });
    switch (what.kind) {
      case 'assign':
        if (conversation.assigneeId === what.assigneeId) return { outcome: 'unchanged', reason: 'already-so' };
        set({ assigneeId: what.assigneeId });
        return { outcome: 'done', reason: what.assigneeId === null ? 'released' : what.assigneeId === person.id ? 'taken' : 'given' };
      case 'snooze': {
        const decision = decideSnooze(what, { conversation, now });
        if (decision.kind === 'refuse') return { outcome: 'refused', reason: decision.reason };
        set({ snooze: { until: decision.until, untilReply: what.untilReply, by: person.id, at: now } });
        return { outcome: 'done', reason: decision.reason === 'as-asked' ? 'snoozed' : 'snoozed-capped-by-window', until: decision.until };
      }
      case 'close':
        if (conversation.state === 'closed') return { outcome: 'unchanged', reason: 'already-so' };
        set({ state: 'closed', snooze: null, waitingSince: null });
        return { outcome: 'done', reason: 'closed' };
      case 'reopen': {
        const folder = folderOf(conversation, now);
        if (folder === 'open') return { outcome: 'unchanged', reason: 'already-so' };
        set({ state: 'open', snooze: null });
        return { outcome: 'done', reason: folder === 'closed' ? 'reopened' : 'woken' };
      }
    }
  };
  const answers: Partial<Record<CommandName, (request: never) => unknown>> = {
    'conversations.list': ({ filter, limit }: CommandRequest<'conversations.list'>) => ({
      conversations: orderConversations(filter?.order ?? 'newest', Date.now(), summaries.filter((summary) => filter === undefined || isListed(summary, filter, { me: person, now: Date.now() }))).slice(0, limit),
      next: null,
    }),
    'conversations.counts': () =>
      Object.fromEntries(
        conversationView.options.map((view) => {
          const count = (state: 'open' | 'snoozed' | 'closed', unreadOnly = false) => summaries.filter((summary) => isListed(summary, { ...usualInboxFilter, view, state, unreadOnly }, { me: person, now: Date.now() })).length;
          return [view, { open: count('open'), unread: count('open', true), snoozed: count('snoozed'), closed: count('closed'), messages: summaries.reduce((sum, { unread }) => sum + unread, 0) }];
        }),
      ),
    'conversations.triage': ({ ids, act: what }: CommandRequest<'conversations.triage'>) => {
      const results = ids.map((id) => {
        const summary = summaries.find(({ conversation }) => conversation.id === id);
        return { id, result: summary === undefined ? { outcome: 'refused', reason: 'not-found' } : act(summary, what) };
      });
      setTimeout(() => announce(ids.map((id) => ({ kind: 'conversation', id }))), 30);
      return { results };
    },
    'conversations.markRead': ({ ids }: CommandRequest<'conversations.markRead'>) => {
      for (const summary of summaries) if (ids.includes(summary.conversation.id)) Object.assign(summary, { unread: 0 });
      setTimeout(() => announce(ids.map((id) => ({ kind: 'conversation', id }))), 30);
      return null;
    },
    'presence.tell': () => null,
    'presence.read': () => ({ present }),
  };
  const meet = (each: Presence) => {
    present = [...present, each];
    announce([{ kind: 'presence' }]);
  };
  /** Commands that need the relay are refused while there is no line. */
  const refused = (name: string) => off && (name === 'conversations.triage' || name === 'conversations.handOver');
  return { answers, meet, refused };
}
