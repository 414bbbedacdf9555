import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { wordsOf } from '../../../shared/domain/messages/describe-content.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { ReadDatabase } from '../database/database.ts';
import type { CachedMessage, OutboxState } from '../vault-contract.ts';

export type MessageRow = { readonly position: number; readonly unread: number; readonly body: string };

/** These two characters mark a hit in a snippet; they and all other control characters are kept out of what is indexed. */
export const markStart = '\u0002';
export const markEnd = '\u0003';

/** What the search index gets to see of a message. */
export function indexedWords(message: Message): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return wordsOf(message.content).replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** The cache was written by us after parsing and its pages are authenticated: what comes out is what went in. */
export function readBody(body: string): Message {
  return JSON.parse(body) as Message;
}

export function findMessage(database: ReadDatabase, id: string): MessageRow | undefined {
  return database.first<MessageRow>('SELECT position, unread, body FROM message WHERE id = ?', id);
}

/** A message with its entry of the outbox, all null when it has none. */
export type CachedRow = { readonly body: string; readonly state: 'waiting' | 'refused' | null; readonly attempts: number | null; readonly failure: string | null };

export const cachedColumns = 'message.body, outbox.state, outbox.attempts, outbox.failure FROM message LEFT JOIN outbox ON outbox.message = message.position';

export function readCachedMessage(database: ReadDatabase, id: MessageId): CachedMessage | null {
  const row = database.first<CachedRow>(`SELECT ${cachedColumns} WHERE message.id = ?`, id);
  return row === undefined ? null : toCachedMessage(row);
}

export function toCachedMessage(row: CachedRow): CachedMessage {
  return { ...readBody(row.body), outbox: outboxState(row) };
}

function outboxState(row: CachedRow): OutboxState | null {
  if (row.state === null) return null;
  if (row.state === 'refused') return { state: 'refused', failure: JSON.parse(row.failure ?? 'null') as DeliveryFailure };
  return { state: 'waiting', attempts: row.attempts ?? 0 };
}
