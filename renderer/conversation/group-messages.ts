import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import { isTeamContent } from '../../shared/domain/messages/is-team-content.ts';
import type { MessageAuthor } from '../../shared/domain/messages/message.ts';
import { minute } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** One line of a thread. `first` and `last`: of a run by one author, which is drawn as one block. */
export type ThreadRow =
  | { readonly kind: 'day'; readonly day: number; readonly at: Instant }
  | { readonly kind: 'unread'; readonly count: number }
  | { readonly kind: 'message'; readonly message: CachedMessage; readonly first: boolean; readonly last: boolean };

/** A pause after which the same author begins a new block. */
const blockPause = 5 * minute;

/**
 * Turns messages, oldest first, into rows: a separator before each day, one before the first unread, and blocks of one author. Pure.
 *
 * @param facts.dayOf number of the calendar day in the reader's zone.
 */
export function groupMessages(
  messages: readonly CachedMessage[],
  facts: { readonly dayOf: (at: Instant) => number; readonly firstUnreadId: string | null; readonly unread: number },
): readonly ThreadRow[] {
  const rows: ThreadRow[] = [];
  const days = messages.map((message) => facts.dayOf(message.at));
  messages.forEach((message, index) => {
    const previous = messages[index - 1];
    const next = messages[index + 1];
    const day = days[index] ?? 0;
    const newDay = previous === undefined || days[index - 1] !== day;
    const unreadStarts = message.id === facts.firstUnreadId;
    if (newDay) rows.push({ kind: 'day', day, at: message.at });
    if (unreadStarts) rows.push({ kind: 'unread', count: facts.unread });
    rows.push({
      kind: 'message',
      message,
      first: newDay || unreadStarts || !belongTogether(previous, message),
      last: next === undefined || days[index + 1] !== day || next.id === facts.firstUnreadId || !belongTogether(message, next),
    });
  });
  return rows;
}

function belongTogether(one: CachedMessage, other: CachedMessage): boolean {
  if (standsAlone(one) || standsAlone(other)) return false;
  return authorKey(one.author) === authorKey(other.author) && other.at - one.at < blockPause;
}

/** What is nobody's words to the client: notices of WhatsApp's, and whatever the team writes among itself. */
function standsAlone({ content }: CachedMessage): boolean {
  return content.kind === 'system' || isTeamContent(content.kind);
}

/** Equal for the same author. */
export function authorKey(author: MessageAuthor): string {
  return author.kind === 'person' ? `person ${author.personId}` : author.kind;
}

/** Whether the person has written in this conversation since the first unread message: then nothing in it is new to them. */
export function isAnswered(messages: readonly CachedMessage[], firstUnreadId: string, ownId: string | null): boolean {
  const place = messages.findIndex((message) => message.id === firstUnreadId);
  return place >= 0 && messages.slice(place + 1).some(({ author }) => author.kind === 'person' && author.personId === ownId);
}

/** The oldest of the newest `unread` incoming messages; null when nothing is unread or it is not loaded. */
export function findFirstUnread(messages: readonly CachedMessage[], unread: number): string | null {
  let left = unread;
  for (let index = messages.length - 1; index >= 0 && left > 0; index -= 1) {
    const message = messages[index];
    if (message?.author.kind !== 'contact') continue;
    left -= 1;
    if (left === 0) return message.id;
  }
  return null;
}
