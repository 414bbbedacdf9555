import { newsAge } from '../../../shared/domain/notifications/decide-notification.ts';
import { addressesPerson } from '../../../shared/domain/messages/addresses-person.ts';
import { isTeamContent } from '../../../shared/domain/messages/is-team-content.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { hasLink } from '../../../shared/domain/search/has-link.ts';
import { holdingOf } from '../../../shared/domain/search/holding-of.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { WriteDatabase } from '../database/database.ts';
import { nameMedia } from '../media/name-media.ts';
import { addNotice } from '../notice/add-notice.ts';
import { chooseDelivery } from './choose-delivery.ts';
import { freePosition, isSameSecond } from './message-position.ts';
import { findMessage, indexedWords, readBody } from './message-rows.ts';
import type { MessageRow } from './message-rows.ts';
import type { ThreadLedger } from './thread-ledger.ts';

/** `readBefore` not null: the cache is being rebuilt, and what is older was here before. */
export type KeepingFacts = {
  readonly bornAt: Instant;
  readonly readBefore: Instant | null;
  readonly now: Instant;
  /** Whose cache it is: a note that mentions them is news; null where nothing of others can arrive. */
  readonly me: PersonId | null;
};

/**
 * Puts a message of the relay's into the cache, or brings the cached one up to its state. Repeating it changes nothing.
 *
 * @returns whether anything is different now.
 */
export function keepMessage(database: WriteDatabase, threads: ThreadLedger, message: Message, facts: KeepingFacts): boolean {
  const cached = findMessage(database, message.id);
  if (cached === undefined) {
    addMessage(database, threads, message, facts);
    return true;
  }
  return updateMessage(database, threads, cached, message);
}

/** Adds a message that the cache does not hold, with its notice and the files that it names. */
export function addMessage(database: WriteDatabase, threads: ThreadLedger, message: Message, facts: KeepingFacts): number {
  const position = freePosition(database, message.at);
  const isNews = message.author.kind === 'contact' || (facts.me !== null && addressesPerson(message, facts.me) !== null);
  database.run(
    'INSERT INTO message (position, id, conversation_id, at, author, stage, unread, words, kind, body, holding, has_link, author_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    position, message.id, message.conversationId, message.at, message.author.kind, message.delivery?.stage ?? null,
    isNews && !wasHereBefore(message, facts) && !isAnsweredHistory(database, message, facts) ? 1 : 0, indexedWords(message), message.content.kind, JSON.stringify(message),
    holdingOf(message.content), hasLink(message.content) ? 1 : 0, authorId(message),
  );
  if (isNews) addNotice(database, position, silentReason(message, facts), facts.now);
  else if (!isTeamContent(message.content.kind)) noteAnswer(database, message, facts);
  nameMedia(database, position, message.content);
  threads.touch(message.conversationId);
  return position;
}

function authorId(message: Message): string | null {
  return message.author.kind === 'person' ? message.author.personId : null;
}

function updateMessage(database: WriteDatabase, threads: ThreadLedger, cached: MessageRow, arrived: Message): boolean {
  const before = readBody(cached.body);
  const message: Message = { ...arrived, delivery: chooseDelivery(before.delivery, arrived.delivery) };
  const body = JSON.stringify(message);
  if (body === cached.body) return false;
  const position = isSameSecond(before.at, message.at) ? cached.position : freePosition(database, message.at);
  database.run(
    'UPDATE message SET position = ?, conversation_id = ?, at = ?, author = ?, stage = ?, words = ?, kind = ?, body = ?, holding = ?, has_link = ?, author_id = ? WHERE id = ?',
    position, message.conversationId, message.at, message.author.kind, message.delivery?.stage ?? null, indexedWords(message), message.content.kind, body,
    holdingOf(message.content), hasLink(message.content) ? 1 : 0, authorId(message), message.id,
  );
  nameMedia(database, position, message.content);
  threads.touch(before.conversationId);
  threads.touch(message.conversationId);
  return true;
}

function silentReason(message: Message, facts: KeepingFacts): 'rebuilt' | 'history' | null {
  if (wasHereBefore(message, facts)) return 'rebuilt';
  return message.at < facts.bornAt - newsAge ? 'history' : null;
}

// The marks of reading went with the cache before; to show all of it as new again would say something untrue about every message.
function wasHereBefore(message: Message, facts: KeepingFacts): boolean {
  return facts.readBefore !== null && message.at < facts.readBefore;
}

// A new cache is filled with weeks of messages. Those that somebody answered before it existed are nobody's open task.
function isAnsweredHistory(database: WriteDatabase, message: Message, facts: KeepingFacts): boolean {
  if (message.at >= facts.bornAt) return false;
  const thread = database.first<{ answered_at: number }>('SELECT answered_at FROM thread WHERE conversation_id = ?', message.conversationId);
  return thread !== undefined && message.at <= thread.answered_at;
}

function noteAnswer(database: WriteDatabase, message: Message, facts: KeepingFacts): void {
  database.run(
    `INSERT INTO thread (conversation_id, newest, unread, answered_at, read_at) VALUES (?, NULL, 0, ?, 0)
     ON CONFLICT (conversation_id) DO UPDATE SET answered_at = max(answered_at, excluded.answered_at)`,
    message.conversationId, message.at,
  );
  if (message.at >= facts.bornAt) return;
  database.run('UPDATE message SET unread = 0 WHERE conversation_id = ? AND unread = 1 AND at <= ?', message.conversationId, message.at);
}
