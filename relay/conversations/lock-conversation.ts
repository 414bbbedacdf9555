import type { Snooze } from '../../shared/domain/conversations/snooze.ts';
import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { PersonId, TeamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import { snoozeColumns, snoozeOf } from './snooze-columns.ts';
import type { SnoozeColumns } from './snooze-columns.ts';

/** A conversation as work, locked until the transaction ends. */
export type LockedConversation = {
  readonly id: string;
  readonly companyId: string;
  readonly numberId: string;
  readonly teamId: TeamId;
  readonly assigneeId: PersonId | null;
  readonly state: 'open' | 'closed';
  readonly lastInboundAt: Instant | null;
  readonly waitingSince: Instant | null;
  readonly answeredAt: Instant | null;
  readonly snooze: Snooze | null;
};

type Row = SnoozeColumns & {
  company_id: string;
  number_id: string;
  team_id: string;
  assignee_id: string | null;
  state: 'open' | 'closed';
  last_inbound_at: number | null;
  waiting_since: number | null;
  answered_at: number | null;
};

/** Finds a conversation by id and locks it, whoever asks; null when there is none (or it was joined to another). */
export async function lockConversation(transaction: Transaction, id: string): Promise<LockedConversation | null> {
  const [row] = await transaction.query<Row>(
    `SELECT conversation.company_id, conversation.number_id, number.team_id, conversation.assignee_id, conversation.state, conversation.last_inbound_at,
       conversation.waiting_since, conversation.answered_at, ${snoozeColumns}
     FROM conversation JOIN number ON number.id = conversation.number_id
     WHERE conversation.id = $1 AND conversation.merged_into IS NULL FOR NO KEY UPDATE OF conversation`,
    [id],
  );
  if (row === undefined) return null;
  return {
    id,
    companyId: row.company_id,
    numberId: row.number_id,
    teamId: row.team_id as TeamId,
    assigneeId: row.assignee_id as PersonId | null,
    state: row.state,
    lastInboundAt: row.last_inbound_at,
    waitingSince: row.waiting_since,
    answeredAt: row.answered_at,
    snooze: snoozeOf(row),
  };
}

/** The same for a person; null also when it is another team's: they cannot tell which. */
export async function lockVisibleConversation(transaction: Transaction, person: Pick<Person, 'role' | 'teamIds'>, id: string): Promise<LockedConversation | null> {
  const found = await lockConversation(transaction, id);
  return found !== null && decideVisibility(person, found.teamId).visible ? found : null;
}
