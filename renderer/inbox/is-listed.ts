import type { ConversationSummary } from '../../shared/bridge/commands.ts';
import type { ConversationFilter, ConversationFolder } from '../../shared/domain/conversations/conversation-filter.ts';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { Person } from '../../shared/domain/people/person.ts';

/** Where a conversation stands as a piece of work. Pure. */
export function folderOf(conversation: Pick<Conversation, 'state' | 'snooze'>): ConversationFolder {
  return conversation.state === 'closed' ? 'closed' : conversation.snooze === null ? 'open' : 'snoozed';
}

/** Whether a conversation belongs into the list of this filter; the same rule by which the cache answers, for one that has just changed. Pure. */
export function isListed(summary: ConversationSummary, filter: ConversationFilter, me: Pick<Person, 'id' | 'teamIds'>): boolean {
  const { conversation, unread } = summary;
  if (folderOf(conversation) !== filter.state || (filter.unreadOnly && unread === 0)) return false;
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
