import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

export type ActingPerson = Pick<Person, 'id' | 'role' | 'teamIds'>;

export type VisibleConversation = {
  readonly id: string;
  readonly companyId: string;
  readonly numberId: string;
  readonly contactId: string;
  readonly teamId: string;
  readonly lastInboundAt: Instant | null;
};

/**
 * Finds a conversation that the person may see, and locks it: messages of one conversation get their places in the queue one after the other.
 *
 * One that was joined to another stands for that other: what somebody wrote offline meanwhile is still meant for the same person.
 *
 * @returns null when it does not exist or is another team's; the person cannot tell which.
 */
export async function findVisibleConversation(transaction: Transaction, person: ActingPerson, id: string): Promise<VisibleConversation | null> {
  const [row] = await transaction.query<{ id: string; company_id: string; number_id: string; contact_id: string; team_id: string; last_inbound_at: number | null }>(
    `SELECT conversation.id, conversation.company_id, conversation.number_id, conversation.contact_id, number.team_id, conversation.last_inbound_at
     FROM conversation JOIN number ON number.id = conversation.number_id
     WHERE conversation.id = coalesce((SELECT merged_into FROM conversation WHERE id = $1), $1) FOR NO KEY UPDATE OF conversation`,
    [id],
  );
  if (row === undefined || !decideVisibility(person, row.team_id as TeamId).visible) return null;
  return { id: row.id, companyId: row.company_id, numberId: row.number_id, contactId: row.contact_id, teamId: row.team_id, lastInboundAt: row.last_inbound_at };
}
