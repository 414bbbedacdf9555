import { advanceDelivery } from '../../shared/domain/messages/advance-delivery.ts';
import type { DeliveryReport } from '../../shared/domain/messages/advance-delivery.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import { messageId as messageIdSchema } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import { noteUnanswered } from './note-unanswered.ts';
import { decideStatusUse } from './decide-status-use.ts';
import { recordPrice } from './record-price.ts';
import type { ReportedPrice } from './record-price.ts';
import { learnWamid } from './learn-wamid.ts';

type ReportedStatus = {
  readonly numberId: string;
  readonly wamid: string;
  readonly recipient: string;
  readonly report: DeliveryReport;
  /** What we gave with the send: the id of the message. */
  readonly callbackData: string | null;
  readonly pricing: ReportedPrice | null;
  readonly now: Instant;
};

type Row = { id: string; wamid: string | null; delivery: Delivery; state: string | null };

/**
 * Applies one status of Meta's to the message that it is about.
 *
 * Known by id + status + recipient. Found by Meta's id, else by our own id in the callback data: that is how a status which overtakes the answer to
 * the send, or comes after an answer that was lost, settles the attempt. A status of an unknown message waits as an orphan.
 * Inside a turn taken `alone`.
 *
 * @returns `messageId` null when no message changed; `unanswered`: the conversation whose contact waits again because of it.
 */
export async function applyStatus(
  transaction: Transaction,
  status: ReportedStatus,
): Promise<{ readonly messageId: string | null; readonly outcome: 'new' | 'known'; readonly unanswered?: string | null }> {
  const { numberId, wamid, report } = status;
  const fresh = await transaction.query(
    'INSERT INTO status_seen (number_id, wamid, status, recipient) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING wamid',
    [numberId, wamid, report.stage, status.recipient],
  );
  if (fresh.length === 0) return { messageId: null, outcome: 'known' };
  await recordPrice(transaction, status);

  const named = await findByWamid(transaction, numberId, wamid);
  const found = named ?? (await findByCallback(transaction, numberId, status.callbackData));
  if (found === null) {
    await transaction.query(
      `INSERT INTO orphan_status (number_id, wamid, status, recipient, callback_data, report, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT DO NOTHING`,
      [numberId, wamid, report.stage, status.recipient, status.callbackData, JSON.stringify(report), status.now],
    );
    return { messageId: null, outcome: 'new' };
  }
  switch (decideStatusUse({ isNamed: named !== null, state: found.state, stage: report.stage })) {
    case 'ignore':
      return { messageId: null, outcome: 'new' };
    case 'advance':
      return { messageId: found.id, outcome: 'new', unanswered: await write(transaction, found.id, advanceDelivery(found.delivery, report), status.pricing) };
    case 'settle': {
      const accepted = await learnWamid(transaction, { messageId: found.id, numberId, wamid, delivery: found.delivery });
      await transaction.query(`UPDATE outgoing SET state = 'accepted' WHERE message_id = $1`, [found.id]);
      return { messageId: found.id, outcome: 'new', unanswered: await write(transaction, found.id, advanceDelivery(accepted, report), status.pricing) };
    }
  }
}

async function findByWamid(transaction: Transaction, numberId: string, wamid: string): Promise<Row | null> {
  const [row] = await transaction.query<Row>(
    `SELECT message.id, message.wamid, message.delivery, outgoing.state FROM message LEFT JOIN outgoing ON outgoing.message_id = message.id
     WHERE message.number_id = $1 AND message.wamid = $2 AND message.delivery IS NOT NULL FOR NO KEY UPDATE OF message`,
    [numberId, wamid],
  );
  return row ?? null;
}

async function findByCallback(transaction: Transaction, numberId: string, callbackData: string | null): Promise<Row | null> {
  // Other programs on the same number may put anything there.
  if (callbackData === null || !messageIdSchema.safeParse(callbackData).success) return null;
  const [row] = await transaction.query<Row>(
    `SELECT message.id, message.wamid, message.delivery, outgoing.state FROM message JOIN outgoing ON outgoing.message_id = message.id
     WHERE message.id = $1 AND message.number_id = $2 AND message.delivery IS NOT NULL FOR NO KEY UPDATE OF message`,
    [callbackData, numberId],
  );
  return row ?? null;
}

async function write(transaction: Transaction, id: string, delivery: Delivery, pricing: unknown): Promise<string | null> {
  await transaction.query('UPDATE message SET delivery = $2, pricing = coalesce($3::jsonb, pricing) WHERE id = $1', [
    id,
    JSON.stringify(delivery),
    pricing === null || pricing === undefined ? null : JSON.stringify(pricing),
  ]);
  return delivery.stage === 'failed' ? noteUnanswered(transaction, id) : null;
}
