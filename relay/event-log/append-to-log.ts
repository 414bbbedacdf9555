import type { Transaction } from '../database/database.ts';

/** One entry: which thing changed. No content: a reader loads the present state, so an erased message leaves nothing behind in the log. */
export type LogEntry = {
  readonly entity: 'team' | 'person' | 'number' | 'contact' | 'conversation' | 'message' | 'template' | 'quick-reply' | 'policy';
  readonly id: string;
  /** The team whose members may see it; null means everybody of the company. */
  readonly teamId: string | null;
};

/** The channel that is rung, at commit, after every append; the payload is `<companyId>:<sequence>`. */
export const logChannel = 'deskline_log';

/**
 * Appends entries to the company's event log, in the order given, as part of the caller's transaction.
 *
 * The sequence comes from the company's own counter row, whose lock this transaction holds until it commits: a later writer waits, so numbers
 * become visible in exactly their order and no reader that has seen n can ever find an entry below n appear afterwards. (A database sequence would
 * be drawn before commit and could.) Call it as the last statement of a transaction, to hold the lock for as short as possible.
 *
 * @returns the sequence of the last entry.
 */
export async function appendToLog(transaction: Transaction, companyId: string, entries: readonly LogEntry[], now: number): Promise<number> {
  if (entries.length === 0) throw new Error('Nothing to append');
  const [head] = await transaction.query<{ head: number }>(
    'UPDATE event_log_head SET head = head + $2 WHERE company_id = $1 RETURNING head',
    [companyId, entries.length],
  );
  if (head === undefined) throw new Error('The company has no event log');
  await transaction.query(
    `INSERT INTO event_log (company_id, sequence, entity, entity_id, team_id, recorded_at)
     SELECT $1, $2 + item.position, item.entity, item.id, item.team, $6
     FROM unnest($3::text[], $4::uuid[], $5::uuid[]) WITH ORDINALITY AS item (entity, id, team, position)`,
    [companyId, head.head - entries.length, entries.map((e) => e.entity), entries.map((e) => e.id), entries.map((e) => e.teamId), now],
  );
  await transaction.query('SELECT pg_notify($1, $2)', [logChannel, `${companyId}:${head.head}`]);
  return head.head;
}
