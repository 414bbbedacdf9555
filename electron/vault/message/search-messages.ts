import type { Contact } from '../../../shared/domain/contacts/contact.ts';
import { makeExcerpt } from '../../../shared/domain/search/make-excerpt.ts';
import { foldWords } from '../../../shared/domain/search/fold-words.ts';
import { isNarrowed } from '../../../shared/domain/search/is-narrowed.ts';
import type { SearchFilters } from '../../../shared/domain/search/search-filters.ts';
import type { ReadDatabase } from '../database/database.ts';
import type { SearchHit } from '../vault-contract.ts';
import { indexedWords, markEnd, markStart, readBody } from './message-rows.ts';
import { narrowSearch, noPosition } from './narrow-search.ts';

/** Words shown around a hit. */
const snippetWords = 16;
/** More words than that make no better question, only a slower one. */
const mostWords = 12;
/** The newest messages that are looked through for one letter: a few milliseconds at most, lost where they hold too few. */
const mostLookedThrough = 600;

export type MessageQuestion = {
  readonly query: string;
  readonly filters: SearchFilters;
  /** `place` of the last hit of the page before; null: from the newest on. */
  readonly before: number | null;
  readonly limit: number;
};

/**
 * The statement of a question and its values. Ordered and limited inside the index, whose row numbers are the order of time: sorting after a join reads every hit
 * there is. Without words the narrowed messages themselves are the hits, but for quiet lines about the work, which say nothing. Null: nothing is asked.
 */
export function searchStatement({ query, filters, before, limit }: MessageQuestion): { readonly sql: string; readonly values: readonly (string | number)[] } | null {
  const match = toMatch(query);
  const narrowing = narrowSearch(filters, match !== null);
  if (match === null && !isNarrowed(filters)) return null;
  const and = narrowing.conditions.map((condition) => ` AND ${condition}`).join('');
  const hits =
    match === null
      ? `SELECT message.position, NULL AS snippet FROM message WHERE message.position < ? AND message.kind <> 'activity'${and} ORDER BY message.position DESC LIMIT ?`
      : `SELECT message_fts.rowid AS position, snippet(message_fts, 0, ?, ?, '…', ${snippetWords}) AS snippet
         FROM message_fts${narrowing.message ? ' CROSS JOIN message ON message.position = message_fts.rowid' : ''}
         WHERE message_fts MATCH ? AND message_fts.rowid < ?${and} ORDER BY message_fts.rowid DESC LIMIT ?`;
  return {
    sql: `
      SELECT hit.position, message.body, contact.body AS contact, hit.snippet FROM (${hits}) AS hit
      JOIN message ON message.position = hit.position
      LEFT JOIN conversation ON conversation.id = message.conversation_id
      LEFT JOIN contact ON contact.id = conversation.contact_id
      ORDER BY hit.position DESC`,
    values: [...(match === null ? [] : [markStart, markEnd, match]), before ?? noPosition, ...narrowing.values, limit],
  };
}

type Found = { readonly position: number; readonly body: string; readonly contact: string | null; readonly snippet: string | null };

/** Every word of the question must begin a word of the message; case and accents do not matter. Newest first. */
export function searchMessages(database: ReadDatabase, question: MessageQuestion): readonly SearchHit[] {
  const statement = searchStatement(question);
  if (statement === null) return [];
  const rows = findAmongNewest(database, question) ?? database.all<Found>(statement.sql, ...statement.values);
  return rows.map((row) => {
    const message = readBody(row.body);
    const contact = row.contact === null ? null : (JSON.parse(row.contact) as Contact);
    return {
      message,
      place: row.position,
      contact,
      contactName: contact?.displayName ?? '',
      ...(row.snippet === null ? makeExcerpt(indexedWords(message), question.query) : splitMarks(row.snippet)),
    };
  });
}

/**
 * The answer to a question of one letter, when the newest messages alone give it: nearly every message has a word that begins so, and the index, which keeps beginnings of two and
 * three letters, would put together the places of all of them for one page. Null: the index is to be asked.
 */
function findAmongNewest(database: ReadDatabase, { query, filters, before, limit }: MessageQuestion): readonly Found[] | null {
  const [word, ...others] = foldWords(query);
  if (word === undefined || word.length !== 1 || others.length > 0 || isNarrowed(filters)) return null;
  const newest = database.all<{ position: number; words: string }>(newestWordsQuery, before ?? noPosition, mostLookedThrough);
  const positions: number[] = [];
  for (const { position, words } of newest) {
    if (positions.length === limit) break;
    if (foldWords(words).some((one) => one.startsWith(word))) positions.push(position);
  }
  return positions.length < limit ? null : database.all<Found>(rowsAtQuery, JSON.stringify(positions));
}

const newestWordsQuery = "SELECT position, words FROM message WHERE position < ? AND words <> '' ORDER BY position DESC LIMIT ?";
const rowsAtQuery = `
  SELECT message.position, message.body, contact.body AS contact, NULL AS snippet FROM json_each(?) AS hit
  CROSS JOIN message ON message.position = hit.value
  LEFT JOIN conversation ON conversation.id = message.conversation_id
  LEFT JOIN contact ON contact.id = conversation.contact_id
  ORDER BY message.position DESC`;

/**
 * The question as the index understands it: every word, or its other spelling with `ß` or `ss`, which the index keeps apart. Quoted, so that nothing of it is read as search syntax.
 * Null when it has no letter or digit.
 */
export function toMatch(question: string): string | null {
  const words = question.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, mostWords);
  return words.length === 0 ? null : words.map((word) => `(${spellings(word).map(quote).join(' OR ')})`).join(' AND ');
}

function spellings(word: string): readonly string[] {
  return [...new Set([word, word.replaceAll(/ss/giu, 'ß'), word.replaceAll(/ß/giu, 'ss')])];
}

function quote(word: string): string {
  return `"${word.replaceAll('"', '""').replaceAll('\u0000', '')}"*`;
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
