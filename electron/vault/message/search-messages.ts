import type { Contact } from '../../../shared/domain/contacts/contact.ts';
import type { ReadDatabase } from '../database/database.ts';
import type { SearchHit } from '../vault-contract.ts';
import { markEnd, markStart, readBody } from './message-rows.ts';

/** Words shown around a hit. */
const snippetWords = 16;
/** More words than that make no better question, only a slower one. */
const mostWords = 12;

// Ordered and limited inside the index, whose row numbers are the order of time: sorting after a join reads every hit there is.
export const searchQuery = `
  SELECT message.body, contact.body AS contact, hit.snippet
  FROM (SELECT rowid, snippet(message_fts, 0, ?, ?, '…', ${snippetWords}) AS snippet FROM message_fts WHERE message_fts MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit
  JOIN message ON message.position = hit.rowid
  LEFT JOIN conversation ON conversation.id = message.conversation_id
  LEFT JOIN contact ON contact.id = conversation.contact_id
  ORDER BY hit.rowid DESC`;

/** Every word of the question must begin a word of the message; case and accents do not matter. Newest first. */
export function searchMessages(database: ReadDatabase, question: string, limit: number): readonly SearchHit[] {
  const match = toMatch(question);
  if (match === null) return [];
  const rows = database.all<{ body: string; contact: string | null; snippet: string }>(searchQuery, markStart, markEnd, match, limit);
  return rows.map((row) => ({
    message: readBody(row.body),
    contactName: row.contact === null ? '' : (JSON.parse(row.contact) as Contact).displayName,
    ...splitMarks(row.snippet),
  }));
}

/** Quoted, so that nothing of it is read as search syntax. Null when it has no letter or digit. */
export function toMatch(question: string): string | null {
  const words = question.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, mostWords);
  return words.length === 0 ? null : words.map((word) => `"${word.replaceAll('"', '""').replaceAll('\u0000', '')}"*`).join(' ');
}

/** Takes the two mark characters out and says where they were, as `[start, end)` in UTF-16 units. */
export function splitMarks(marked: string): { readonly snippet: string; readonly marks: readonly (readonly [number, number])[] } {
  const marks: (readonly [number, number])[] = [];
  let snippet = '';
  let start = 0;
  for (const part of marked.split(/([\u0002\u0003])/u)) {
    if (part === markStart) start = snippet.length;
    else if (part === markEnd) marks.push([start, snippet.length]);
    else snippet += part;
  }
  return { snippet, marks };
}
