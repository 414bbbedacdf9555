import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationFilter, ConversationFolder } from '../../shared/domain/conversations/conversation-filter.ts';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** Where a conversation stands as a piece of work; a snooze that is over by the clock is over, whether or not the relay has said so. Pure. */
export function folderOf({ state, snooze }: Pick<Conversation, 'state' | 'snooze'>, now: Instant): ConversationFolder {
  if (state === 'closed') return 'closed';
  return snooze === null || (snooze.until !== null && snooze.until <= now) ? 'open' : 'snoozed';
}

/** Whether a conversation belongs into the list of this filter; the same rule by which the cache answers, for one that has just changed. Pure. */
export function isListed(summary: ConversationSummary, filter: ConversationFilter, facts: { readonly me: Pick<Person, 'id' | 'teamIds'>; readonly now: Instant }): boolean {
  const { me, now } = facts;
  const { conversation, unread } = summary;
  if (folderOf(conversation, now) !== filter.state || (filter.unreadOnly && unread === 0)) return false;
  switch (filter.view) {
    case 'mine':
      return conversation.assigneeId === me.id;
    case 'unassigned':
      return conversation.assigneeId === null;
    case 'team':
      return filter.teamId === null ? me.teamIds.includes(conversation.teamId) : conversation.teamId === filter.teamId;
    case 'all':
      return true;
  }
}
