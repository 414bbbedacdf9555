import type { ConversationCursor, ConversationOrder, ConversationView } from '../../../shared/domain/conversations/conversation-filter.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase } from '../database/database.ts';
import type { SqlValue } from '../database/sqlite-driver.ts';
import type { ConversationPage, ConversationScope } from '../vault-contract.ts';
import { summaryColumns, toSummary } from './conversation-rows.ts';
import type { SummaryRow } from './conversation-rows.ts';

/** Everything there is, newest first. */
export const listQuery = listText({ where: [], key: 'sorted_at', direction: 'DESC' });

// What each view adds to a query, and its values. Every combination with an order is answered from one index; `unread` is looked at row by row.
const viewTerms: Readonly<Record<ConversationView, { readonly where: readonly string[]; readonly values: (scope: ConversationScope) => readonly SqlValue[] }>> = {
  mine: { where: ['conversation.assignee_id = ?'], values: ({ me }) => [me] },
  unassigned: { where: ['conversation.assignee_id IS NULL'], values: () => [] },
  team: { where: ['conversation.team_id IN (SELECT value FROM json_each(?))'], values: ({ teams }) => [JSON.stringify(teams)] },
  all: { where: [], values: () => [] },
};

type Run = { readonly key: 'sorted_at' | 'waiting_key' | 'closes_at'; readonly direction: 'ASC' | 'DESC'; readonly where: readonly string[] };

// One run of rows after another; only the order by the service window has two, because which windows are open changes with the clock.
const runs: Readonly<Record<ConversationOrder, readonly Run[]>> = {
  newest: [{ key: 'sorted_at', direction: 'DESC', where: [] }],
  'waiting-longest': [{ key: 'waiting_key', direction: 'ASC', where: [] }],
  'window-closing-first': [
    { key: 'closes_at', direction: 'ASC', where: ['conversation.closes_at > ?'] },
    { key: 'closes_at', direction: 'DESC', where: ['conversation.closes_at <= ?'] },
  ],
};

/** Every text that `listConversations` can run, for the test of their plans. */
export const filteredQueries: readonly (readonly [string, string])[] = Object.entries(viewTerms).flatMap(([view, { where }]) =>
  Object.entries(runs).flatMap(([order, parts]) =>
    parts.flatMap((run, index) =>
      [false, true].map((unreadOnly) => [`${view}, ${order} ${index}${unreadOnly ? ', unread' : ''}`, filteredText(run, where, unreadOnly)] as const),
    ),
  ),
);

/** One page. `before`: the `next` of the page before. Without a scope: everything, newest first. */
export function listConversations(
  database: ReadDatabase,
  page: { readonly before: ConversationCursor | null; readonly limit: number; readonly scope: ConversationScope | null },
): ConversationPage {
  const rows = page.scope === null ? readRun(database, listQuery, [], 'DESC', page) : readScope(database, page.scope, page);
  const last = rows.at(-1);
  return { conversations: rows.map(toSummary), next: last === undefined || rows.length < page.limit ? null : { key: last.page_key, id: last.page_id } };
}

type Row = SummaryRow & { readonly page_key: number; readonly page_id: string };
type Page = { readonly before: ConversationCursor | null; readonly limit: number };

function readScope(database: ReadDatabase, scope: ConversationScope, page: Page): readonly Row[] {
  const { view, order, unreadOnly, state } = scope.filter;
  const rows: Row[] = [];
  for (const run of runs[order]) {
    const isTwoPart = run.where.length > 0;
    // The cursor of a row whose window was open lies in the first run as long as it is; afterwards the second goes on below it.
    if (isTwoPart && run.direction === 'ASC' && page.before !== null && page.before.key <= scope.now) continue;
    const before = isTwoPart && run.direction === 'DESC' && page.before !== null && page.before.key > scope.now ? null : page.before;
    const values = [state, ...viewTerms[view].values(scope), ...(isTwoPart ? [scope.now] : [])];
    const text = filteredText(run, viewTerms[view].where, unreadOnly);
    rows.push(...readRun(database, text, values, run.direction, { before, limit: page.limit - rows.length }));
    if (rows.length >= page.limit) break;
  }
  return rows;
}

function readRun(database: ReadDatabase, text: string, values: readonly SqlValue[], direction: 'ASC' | 'DESC', { before, limit }: Page): readonly Row[] {
  const from = before ?? (direction === 'ASC' ? { key: -1, id: '' } : { key: Number.MAX_SAFE_INTEGER, id: '' });
  return database.all<Row>(text, ...values, from.key, from.id, limit);
}

function filteredText({ key, direction, where }: Run, view: readonly string[], unreadOnly: boolean): string {
  return listText({ where: ['conversation.folder = ?', ...view, ...where, ...(unreadOnly ? ['conversation.unread > 0'] : [])], key, direction });
}

function listText({ where, key, direction }: Run): string {
  const after = `(conversation.${key}, conversation.id) ${direction === 'ASC' ? '>' : '<'} (?, ?)`;
  const columns = summaryColumns.replace('SELECT ', `SELECT conversation.${key} AS page_key, conversation.id AS page_id, `);
  return `${columns} WHERE ${[...where, after].join(' AND ')} ORDER BY conversation.${key} ${direction}, conversation.id ${direction} LIMIT ?`;
}

export const dueToWakeQuery = "SELECT 1 FROM conversation INDEXED BY conversation_to_wake WHERE folder = 'snoozed' AND snooze_until <= ? LIMIT 1";

/** Whether a snooze is over by the clock although the relay has not said so yet (there may be no line to it). */
export function isAnyDueToWake(database: ReadDatabase, now: Instant): boolean {
  return database.first(dueToWakeQuery, now) !== undefined;
}
