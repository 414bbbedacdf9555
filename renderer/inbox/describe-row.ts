import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationView } from '../../shared/domain/conversations/conversation-filter.ts';
import { addressesPerson } from '../../shared/domain/messages/addresses-person.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Presence, PresenceAct } from '../../shared/domain/presence/presence.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { presenceWords } from '../text/presence-words.ts';
import { snoozeWords } from '../text/work-words.ts';
import type { Words } from '../text/words.ts';

/** What a row says beside who wrote what when. */
export type RowMarks = {
  /** Null where everybody knows (my own list) or nobody does. */
  readonly assignee: { readonly id: PersonId; readonly name: string } | null;
  readonly snoozed: string | null;
  readonly present: { readonly act: PresenceAct; readonly words: string } | null;
  /** The newest line is a note that mentions me, or hands the conversation over to me. */
  readonly mentioned: boolean;
};

type RowFacts = {
  readonly view: ConversationView;
  readonly me: PersonId | null;
  readonly people: readonly Person[];
  readonly present: readonly Presence[];
  readonly now: Instant;
};

/** Says what a row shows of the team. Pure. */
export function describeRow(words: Words, summary: ConversationSummary, facts: RowFacts): RowMarks {
  const { conversation, lastMessage, unread } = summary;
  const { assigneeId, snooze } = conversation;
  const assignee = assigneeId === null || facts.view === 'mine' ? null : { id: assigneeId, name: facts.people.find(({ id }) => id === assigneeId)?.name ?? words.text('author.colleague') };
  const there = presenceWords(words, facts.present, facts.people);
  return {
    assignee,
    snoozed: snooze === null ? null : snoozeWords(words, snooze, facts.now),
    present: there === null ? null : { act: facts.present.some(({ act }) => act === 'typing') ? 'typing' : 'viewing', words: there },
    mentioned: unread > 0 && facts.me !== null && lastMessage !== null && addressesPerson(lastMessage, facts.me) !== null,
  };
}
