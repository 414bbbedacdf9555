import type { StretchQuery } from '../../shared/protocol/search.ts';
import type { Sql } from '../database/database.ts';

export type Stretch = { readonly ids: readonly string[]; readonly hasOlder: boolean; readonly hasNewer: boolean };

type Place = { readonly at: number; readonly id: string };

/** Ids of a stretch of a conversation, oldest first; null when the message that it is about is not of this conversation. The caller has seen to who may read it. */
export async function readStretch(sql: Sql, conversationId: string, { around, before, after, limit }: StretchQuery): Promise<Stretch | null> {
  const anchor = around ?? before ?? after ?? null;
  const [place] =
    anchor === null
      ? [{ at: Number.MAX_SAFE_INTEGER, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }]
      : await sql.query<Place>('SELECT at, id FROM message WHERE id = $1 AND conversation_id = $2', [anchor, conversationId]);
  if (place === undefined) return null;
  const half = around === undefined ? limit : Math.ceil(limit / 2);
  const read = (sign: '<' | '>', order: 'DESC' | 'ASC'): Promise<readonly Place[]> =>
    sql.query<Place>(
      `SELECT at, id FROM message WHERE conversation_id = $1 AND reacts_to IS NULL AND (at, id) ${sign} ($2::bigint, $3::uuid) ORDER BY at ${order}, id ${order} LIMIT $4`,
      [conversationId, place.at, place.id, half + 1],
    );
  const older = around === undefined && after !== undefined ? [] : await read('<', 'DESC');
  const newer = around === undefined && after === undefined ? [] : await read('>', 'ASC');
  const ids = [...older.slice(0, half).reverse(), ...(around === undefined ? [] : [place]), ...newer.slice(0, half)].map((one) => one.id);
  return { ids, hasOlder: after !== undefined || older.length > half, hasNewer: before !== undefined || newer.length > half };
}
