import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import { day } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Sql } from '../database/database.ts';
import type { ActingPerson } from './find-visible-conversation.ts';

/** Meta lets messages of 30 days be marked; a day less, so that one is not refused on its way. Source: Meta, 'Mark messages as read'. */
const longestReach = 29 * day;

/** Finds the contact's newest message of a conversation: marking it read marks all before it. */
export async function findNewestInbound(
  sql: Sql,
  { person, conversationId, now }: { readonly person: ActingPerson; readonly conversationId: string; readonly now: Instant },
): Promise<Result<{ readonly phoneNumberId: string; readonly wamid: string }, 'not-found' | 'nothing-to-mark'>> {
  const [place] = await sql.query<{ team_id: string; phone_number_id: string; wamid: string | null }>(
    `SELECT number.team_id, number.phone_number_id,
       (SELECT wamid FROM message WHERE conversation_id = conversation.id AND author ->> 'kind' = 'contact' AND wamid IS NOT NULL AND at > $2 ORDER BY at DESC, id DESC LIMIT 1) AS wamid
     FROM conversation JOIN number ON number.id = conversation.number_id WHERE conversation.id = $1`,
    [conversationId, now - longestReach],
  );
  if (place === undefined || !decideVisibility(person, place.team_id as TeamId).visible) return fail('not-found');
  return place.wamid === null ? fail('nothing-to-mark') : succeed({ phoneNumberId: place.phone_number_id, wamid: place.wamid });
}
