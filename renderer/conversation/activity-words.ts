import type { ActivityContent } from '../../shared/domain/messages/team-content.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from '../text/time-words.ts';
import { isolate } from '../text/words.ts';
import { authorName } from './say-message.ts';
import type { AuthorFacts } from './say-message.ts';

/** Says in a sentence what happened to a conversation, by whom. Pure. */
export function activityWords(facts: AuthorFacts, { author, content, now }: { readonly author: Message['author']; readonly content: ActivityContent; readonly now: Instant }): string {
  const { words } = facts;
  const who = isolate(authorName(facts, author));
  const byItself = author.kind === 'automatic';
  switch (content.act) {
    case 'assigned': {
      const isOwn = author.kind === 'person' && author.personId === content.personId;
      if (isOwn || content.personId === null) return words.text('activity.assignedSelf', { who });
      if (content.personId === facts.ownId) return words.text('activity.assignedYou', { who });
      return words.text('activity.assigned', { who, name: isolate(authorName(facts, { kind: 'person', personId: content.personId })) });
    }
    case 'snoozed':
      return content.until === null ? words.text('activity.snoozedUntilReply', { who }) : words.text('activity.snoozed', { who, time: moment(words, content.until, now) });
    case 'woke':
      return byItself ? words.text('activity.wokeByItself') : words.text('activity.woke', { who });
    case 'reopened':
      return byItself ? words.text('activity.reopenedByItself') : words.text('activity.reopened', { who });
    case 'unassigned':
    case 'closed':
      return words.text(`activity.${content.act}`, { who });
  }
}
