import type { Delivery } from '../../../shared/domain/messages/delivery.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Database } from '../../database/database.ts';
import { appendToLog } from '../../event-log/append-to-log.ts';
import { takeTurn } from '../take-turn.ts';
import { decideAfterUnknownOutcome, graceTime } from './decide-after-unknown-outcome.ts';

type Candidate = { message_id: string; attempts: number };
type Facts = {
  attempted_at: number;
  attempts: number;
  state: string;
  delivery: Delivery;
  company_id: string;
  team_id: string;
  last_webhook_at: number | null;
  has_unread: boolean;
};

/**
 * Looks into every attempt that has been in the air too long: of this process, of another, or of one that died. Safe to run anywhere at any time.
 *
 * @returns what was decided, by count.
 */
export async function reviewUnknown(database: Database, now: Instant): Promise<{ readonly resent: number; readonly asked: number }> {
  const candidates = await database.query<Candidate>(
    `SELECT message_id, attempts FROM outgoing WHERE state = 'sending' AND attempted_at <= $1 ORDER BY attempted_at LIMIT 500`,
    [now - graceTime],
  );
  let resent = 0;
  let asked = 0;
  for (const candidate of candidates) {
    const act = await reviewOne(database, candidate, now);
    if (act === 'resend') resent += 1;
    if (act === 'ask-employee') asked += 1;
  }
  return { resent, asked };
}

async function reviewOne(database: Database, candidate: Candidate, now: Instant): Promise<'wait' | 'resend' | 'ask-employee'> {
  return database.transaction(async (transaction) => {
    await takeTurn(transaction, 'beside');
    const [facts] = await transaction.query<Facts>(
      `SELECT outgoing.attempted_at, outgoing.attempts, outgoing.state, message.delivery, message.company_id, number.team_id, number.last_webhook_at,
         EXISTS (SELECT FROM webhook_delivery WHERE decoded_at IS NULL AND received_at >= outgoing.attempted_at) AS has_unread
       FROM message JOIN outgoing ON outgoing.message_id = message.id JOIN number ON number.id = outgoing.number_id
       WHERE message.id = $1 FOR NO KEY UPDATE OF message, outgoing`,
      [candidate.message_id],
    );
    if (facts === undefined || facts.state !== 'sending' || facts.attempts !== candidate.attempts) return 'wait';
    const { act } = decideAfterUnknownOutcome({
      attemptedAt: facts.attempted_at,
      now,
      lastWebhookAt: facts.last_webhook_at,
      hasUnreadWebhooks: facts.has_unread,
    });
    if (act === 'resend') {
      await transaction.query(`UPDATE outgoing SET state = 'waiting', next_attempt_at = $2 WHERE message_id = $1`, [candidate.message_id, now]);
    } else if (act === 'ask-employee') {
      await transaction.query(`UPDATE outgoing SET state = 'unconfirmed' WHERE message_id = $1`, [candidate.message_id]);
      const { waiting: _over, ...known } = facts.delivery;
      const delivery: Delivery = { ...known, stage: 'unconfirmed' };
      await transaction.query('UPDATE message SET delivery = $2 WHERE id = $1', [candidate.message_id, JSON.stringify(delivery)]);
      await appendToLog(transaction, facts.company_id, [{ entity: 'message', id: candidate.message_id, teamId: facts.team_id }], now);
    }
    return act;
  });
}
