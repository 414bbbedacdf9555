import { answersTo } from '../../../shared/domain/contacts/answers-to.ts';
import type { Contact } from '../../../shared/domain/contacts/contact.ts';
import type { ReadDatabase } from '../database/database.ts';
import type { ConversationSummary } from '../vault-contract.ts';
import { readConversation } from './conversation-rows.ts';

/** Conversations whose contact answers to the question, the newest first. Reads the name of every contact: some thousands are a matter of milliseconds. */
export function findPeople(database: ReadDatabase, question: string, limit: number): readonly ConversationSummary[] {
  const answers = answersTo(question);
  if (answers === null) return [];
  const ids = database
    .all<{ id: string; body: string }>('SELECT id, body FROM contact')
    .filter((row) => answers(JSON.parse(row.body) as Contact))
    .map((row) => row.id);
  const found = ids.flatMap((id) => database.all<{ id: string; sorted_at: number }>('SELECT id, sorted_at FROM conversation WHERE contact_id = ?', id));
  found.sort((one, other) => other.sorted_at - one.sorted_at);
  return found.slice(0, limit).flatMap((row) => readConversation(database, row.id) ?? []);
}

/** Every conversation with one contact: one for each of our numbers. */
export function conversationsWith(database: ReadDatabase, contactId: string): readonly ConversationSummary[] {
  return database.all<{ id: string }>('SELECT id FROM conversation WHERE contact_id = ? ORDER BY sorted_at DESC, id', contactId).flatMap((row) => readConversation(database, row.id) ?? []);
}
