import type { Person } from '../../shared/domain/people/person.ts';
import { isNarrowed } from '../../shared/domain/search/is-narrowed.ts';
import type { Holding, SearchFilters } from '../../shared/domain/search/search-filters.ts';
import type { SearchRequest } from '../../shared/protocol/search.ts';
import type { Sql } from '../database/database.ts';
import { toSearchWords } from './to-search-words.ts';

type Wanted = { readonly companyId: string; readonly person: Pick<Person, 'role' | 'teamIds'>; readonly request: Pick<SearchRequest, 'query' | 'filters' | 'before'>; readonly limit: number };

export type FoundMessage = { readonly id: string; readonly at: number };

const kinds: Readonly<Record<Exclude<Holding, 'link'>, string>> = { photo: 'image', video: 'video', voice: 'audio', file: 'document' };

/** Ids of the messages that a person may see and that answer the question, newest first. Admins read nobody's messages. */
export async function findMessages(sql: Sql, wanted: Wanted): Promise<readonly FoundMessage[]> {
  const statement = searchStatement(wanted);
  return statement === null ? [] : sql.query<FoundMessage>(statement.text, statement.values);
}

/** The statement of such a question; null: nothing is asked, or by somebody who may read nothing. */
export function searchStatement({ companyId, person, request, limit }: Wanted): { readonly text: string; readonly values: readonly unknown[] } | null {
  const words = toSearchWords(request.query);
  if (person.role === 'admin' || (words === null && !isNarrowed(request.filters))) return null;
  const values: unknown[] = [companyId, person.teamIds, limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    // Without words, quiet lines about the work would be hits that say nothing.
    ...(words === null ? [`message.content ->> 'kind' <> 'activity'`] : [`message.search_words @@ ${bind(words)}::tsquery`]),
    ...(request.before === null ? [] : [`(message.at, message.id) < (${bind(request.before.at)}::bigint, ${bind(request.before.id)}::uuid)`]),
    ...narrow(request.filters, bind),
  ];
  return {
    text: `SELECT message.id, message.at FROM message
     JOIN conversation ON conversation.id = message.conversation_id AND conversation.merged_into IS NULL
     JOIN number ON number.id = conversation.number_id AND number.team_id = ANY($2::uuid[])
     WHERE message.company_id = $1 AND message.reacts_to IS NULL AND message.revoked_at IS NULL${conditions.map((condition) => ` AND ${condition}`).join('')}
     ORDER BY message.at DESC, message.id DESC LIMIT $3`,
    values,
  };
}

function narrow(filters: SearchFilters, bind: (value: unknown) => string): readonly string[] {
  const { from, holding } = filters;
  const conditions: string[] = [];
  if (from?.who === 'contact') conditions.push(`message.author ->> 'kind' = 'contact'`);
  if (from?.who === 'us') conditions.push(`message.author ->> 'kind' <> 'contact'`);
  if (from?.who === 'person') conditions.push(`message.author ->> 'personId' = ${bind(from.personId)}`);
  if (holding === 'link') conditions.push(`message.content::text ~* '(https?://|www[.])'`);
  // Written out, so that the index of files is known to hold what is asked for.
  else if (holding !== null) conditions.push(`message.content ->> 'kind' = '${kinds[holding]}'`);
  if (filters.conversationId !== null) conditions.push(`message.conversation_id = ${bind(filters.conversationId)}`);
  if (filters.since !== null) conditions.push(`message.at >= ${bind(filters.since)}::bigint`);
  if (filters.until !== null) conditions.push(`message.at < ${bind(filters.until)}::bigint`);
  if (filters.numberId !== null) conditions.push(`message.number_id = ${bind(filters.numberId)}`);
  if (filters.teamId !== null) conditions.push(`number.team_id = ${bind(filters.teamId)}`);
  return conditions;
}
