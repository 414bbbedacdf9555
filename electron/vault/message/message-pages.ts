import type { ReadDatabase } from '../database/database.ts';
import type { CachedMessage, PlaceInThread, ThreadStretch } from '../vault-contract.ts';
import { cachedColumns, toCachedMessage } from './message-rows.ts';
import type { CachedRow } from './message-rows.ts';

type Cursor = { readonly at: number; readonly id: string };

export const pageQuery = `SELECT ${cachedColumns} WHERE message.conversation_id = ? AND (message.at, message.id) < (?, ?) ORDER BY message.at DESC, message.id DESC LIMIT ?`;
const forwards = (from: '>' | '>=') => `SELECT ${cachedColumns} WHERE message.conversation_id = ? AND (message.at, message.id) ${from} (?, ?) ORDER BY message.at, message.id LIMIT ?`;
export const pageAfterQuery = forwards('>');
const pageFromQuery = forwards('>=');
export const firstUnreadQuery = 'SELECT at, id FROM message INDEXED BY message_unread WHERE conversation_id = ? AND unread = 1 ORDER BY at LIMIT 1';

const end: Cursor = { at: Number.MAX_SAFE_INTEGER, id: '' };

/** Newest first. `before` and `after` are exclusive; with `after` it is the stretch that follows it, else the one that ends at `before` or at the newest. */
export function readMessagePage(
  database: ReadDatabase,
  page: { readonly conversationId: string; readonly before: Cursor | null; readonly after?: Cursor | undefined; readonly limit: number },
): readonly CachedMessage[] {
  if (page.after !== undefined) return database.all<CachedRow>(pageAfterQuery, page.conversationId, page.after.at, page.after.id, page.limit).map(toCachedMessage).reverse();
  const { at, id } = page.before ?? end;
  return database.all<CachedRow>(pageQuery, page.conversationId, at, id, page.limit).map(toCachedMessage);
}

/** A stretch with the place in its middle, or the newest messages when nothing is unread; empty when the place is not in this thread. */
export function readStretch(database: ReadDatabase, { conversationId, place, limit }: { readonly conversationId: string; readonly place: PlaceInThread; readonly limit: number }): ThreadStretch {
  const from = findPlace(database, conversationId, place);
  if (from === null && place.kind === 'message') return { messages: [], placeId: null, hasEarlier: false, hasLater: false };
  const half = Math.ceil(limit / 2);
  // One more than wanted in each direction tells whether anything lies beyond.
  const later = from === null ? [] : database.all<CachedRow>(pageFromQuery, conversationId, from.at, from.id, half + 1).map(toCachedMessage);
  const wanted = from === null ? limit : limit - Math.min(half, later.length);
  const earlier = database.all<CachedRow>(pageQuery, conversationId, (from ?? end).at, (from ?? end).id, wanted + 1).map(toCachedMessage);
  const messages = [...later.slice(0, half).reverse(), ...earlier.slice(0, wanted)];
  const placeId = from === null ? null : (later[0] ?? earlier[0])?.id ?? null;
  return { messages, placeId, hasEarlier: earlier.length > wanted, hasLater: later.length > half };
}

/** Where the later half begins; null: there is no such place. */
function findPlace(database: ReadDatabase, conversationId: string, place: PlaceInThread): Cursor | null {
  if (place.kind === 'instant') return { at: place.at, id: '' };
  const found =
    place.kind === 'first-unread'
      ? database.first<Cursor>(firstUnreadQuery, conversationId)
      : database.first<Cursor>('SELECT at, id FROM message WHERE id = ? AND conversation_id = ?', place.id, conversationId);
  return found ?? null;
}
