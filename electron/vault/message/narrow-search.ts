import type { SearchFilters } from '../../../shared/domain/search/search-filters.ts';
import { minute } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { positionsBefore } from './message-position.ts';

type Value = string | number;

/** Conditions that are joined with `AND`, with what stands for their question marks. `message`: whether they speak of columns of `message`, besides the position. */
export type Narrowing = { readonly conditions: readonly string[]; readonly values: readonly Value[]; readonly message: boolean };

/** A second that is full borrows places from those before it (`freePosition`): nobody writes so much that a minute would not do. */
const borrowed = minute;

/**
 * Turns filters into conditions on `position` and on `message`.
 *
 * With words, sets of positions are read from an index alone and asked of each hit (the `+` keeps SQLite from asking the search index once for each member); an equality on
 * `message` costs a look at the row of each hit, which is cheap where most rows answer to it.
 */
export function narrowSearch(filters: SearchFilters, hasWords: boolean): Narrowing {
  const position = hasWords ? 'message_fts.rowid' : 'message.position';
  const conditions: string[] = [];
  const values: Value[] = [];
  let message = false;
  const add = (condition: string, ...given: readonly Value[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  const addOnMessage = (condition: string, ...given: readonly Value[]): void => {
    add(condition, ...given);
    message = true;
  };
  const { from, holding, conversationId, since, until, numberId, teamId } = filters;
  const addSet = (condition: string, ...given: readonly Value[]): void => add(hasWords ? `+${position} IN (SELECT position FROM message WHERE ${condition})` : `message.${condition}`, ...given);
  if (conversationId !== null) addSet('conversation_id = ?', conversationId);
  if (holding === 'link') addSet('has_link = 1');
  else if (holding !== null) addSet('holding = ?', holding);
  if (since !== null) {
    add(`${position} >= ?`, positionsBefore(Math.max(0, since - borrowed)));
    addOnMessage('message.at >= ?', since);
  }
  if (until !== null) {
    add(`${position} < ?`, positionsBefore(until));
    addOnMessage('message.at < ?', until);
  }
  if (from !== null && from.who !== 'person') addOnMessage(`message.author ${from.who === 'contact' ? '=' : '<>'} 'contact'`);
  if (from?.who === 'person') addSet('author_id = ?', from.personId);
  if (numberId !== null) addOnMessage('message.conversation_id IN (SELECT id FROM conversation WHERE number_id = ?)', numberId);
  if (teamId !== null) addOnMessage(`message.conversation_id IN (SELECT id FROM conversation WHERE json_extract(body, '$.teamId') = ?)`, teamId);
  return { conditions, values, message };
}

/** Exclusive upper bound of a page that begins at the newest. */
export const noPosition: Instant = Number.MAX_SAFE_INTEGER;
