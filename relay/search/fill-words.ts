import { wordsOf } from '../../shared/domain/messages/describe-content.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import { foldWords } from '../../shared/domain/search/fold-words.ts';
import type { Database } from '../database/database.ts';

/** Rows of one transaction: short enough that nobody waits for it. */
const batch = 200;

/**
 * Makes a batch of messages and contacts findable whose words are not folded: new ones, changed ones, and those from before there was a search. The newest first,
 * because they are looked for most. Several processes may do it at once.
 *
 * @returns false when there was nothing to do.
 */
export async function fillWords(database: Database): Promise<boolean> {
  const messages = await database.transaction(async (transaction) => {
    const rows = await transaction.query<{ id: string; content: MessageContent }>(
      `SELECT id, content FROM message WHERE search_words IS NULL ORDER BY id DESC LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED`,
    );
    await transaction.query(keep('message'), [rows.map((row) => row.id), rows.map((row) => foldWords(wordsOf(row.content)).join(' '))]);
    return rows.length;
  });
  const contacts = await database.transaction(async (transaction) => {
    const rows = await transaction.query<{ id: string; display_name: string; username: string | null }>(
      `SELECT id, display_name, username FROM contact WHERE search_words IS NULL ORDER BY id DESC LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED`,
    );
    await transaction.query(keep('contact'), [rows.map((row) => row.id), rows.map((row) => foldWords(`${row.display_name} ${row.username ?? ''}`).join(' '))]);
    return rows.length;
  });
  return messages + contacts > 0;
}

function keep(table: 'message' | 'contact'): string {
  return `UPDATE ${table} SET search_words = array_to_tsvector(string_to_array(item.words, ' ')) FROM unnest($1::uuid[], $2::text[]) AS item (id, words) WHERE ${table}.id = item.id`;
}
