import type { Holding } from '../../../shared/domain/search/search-filters.ts';
import type { ReadDatabase } from '../database/database.ts';
import type { SharedMessage } from '../vault-contract.ts';
import { readBody } from './message-rows.ts';
import { noPosition } from './narrow-search.ts';

/** What is asked of one conversation: messages that hold something of a kind. `before`: `place` of the last one of the page before. */
export type HoldingPage = { readonly conversationId: string; readonly holding: Holding; readonly before: number | null; readonly limit: number };

const order = 'AND position < ? ORDER BY position DESC LIMIT ?';
export const holdingQuery = `SELECT position, body FROM message WHERE conversation_id = ? AND holding = ? ${order}`;
export const linkQuery = `SELECT position, body FROM message WHERE conversation_id = ? AND has_link = 1 ${order}`;

/** Newest first. */
export function listHolding(database: ReadDatabase, { conversationId, holding, before, limit }: HoldingPage): readonly SharedMessage[] {
  const page = [before ?? noPosition, limit] as const;
  const rows =
    holding === 'link'
      ? database.all<{ position: number; body: string }>(linkQuery, conversationId, ...page)
      : database.all<{ position: number; body: string }>(holdingQuery, conversationId, holding, ...page);
  return rows.map((row) => ({ message: readBody(row.body), place: row.position }));
}
