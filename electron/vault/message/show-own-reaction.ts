import type { Reaction } from '../../../shared/domain/messages/message.ts';
import type { WriteDatabase } from '../database/database.ts';
import { findMessage, readBody } from './message-rows.ts';

/**
 * Puts our reaction on a cached message before the relay has it, or takes it off (null). WhatsApp keeps one of ours per message, whoever of us gave it.
 *
 * @returns what was there before; null when there was none, or no such message.
 */
export function showOwnReaction(database: WriteDatabase, messageId: string, own: Reaction | null): Reaction | null {
  const row = findMessage(database, messageId);
  if (row === undefined) return null;
  const message = readBody(row.body);
  const former = message.reactions.find(({ author }) => author.kind !== 'contact');
  const reactions = [...message.reactions.filter(({ author }) => author.kind === 'contact'), ...(own === null ? [] : [own])];
  database.run('UPDATE message SET body = ? WHERE id = ?', JSON.stringify({ ...message, reactions }), messageId);
  return former ?? null;
}
