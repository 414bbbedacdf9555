import { advanceDelivery } from '../../../shared/domain/messages/advance-delivery.ts';
import type { Delivery, DeliveryFailure, DeliveryWaiting } from '../../../shared/domain/messages/delivery.ts';
import { minute } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { appendToLog } from '../../event-log/append-to-log.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import { lockConversationOf, noteUnanswered } from '../note-unanswered.ts';
import { learnWamid } from '../learn-wamid.ts';
import { takeTurn } from '../take-turn.ts';
import type { Attempt } from './claim-outgoing.ts';
import { tellWaiting } from './limits/hold-outgoing.ts';

/** How an attempt ended, and what follows. An attempt of unknown outcome is not settled: it stays `sending` until it is looked into. */
export type Settlement =
  | { readonly kind: 'accepted'; readonly wamid: string }
  | { readonly kind: 'retry'; readonly at: Instant; readonly reason: 'rate' | 'unavailable' }
  | { readonly kind: 'pause-number'; readonly until: Instant; readonly reason: 'rate' | 'unavailable' }
  | { readonly kind: 'set-aside'; readonly for: 'window' | 'marketing-cap'; readonly until: Instant }
  | { readonly kind: 'stop-number'; readonly words: string }
  | { readonly kind: 'failed'; readonly failure: DeliveryFailure };

type Row = { wamid: string | null; delivery: Delivery; state: string; attempts: number };

/**
 * Records how an attempt ended, in one transaction. Locks: turn, conversation (of a failed one), message, outgoing, number, log.
 *
 * An acceptance always counts, whatever was decided meanwhile: Meta has the message. Every other ending counts only while the attempt is still the
 * one in the air; a status may have settled it already.
 */
export async function settleOutgoing(database: Database, attempt: Attempt, settlement: Settlement, now: Instant): Promise<void> {
  await database.transaction(async (transaction) => {
    await takeTurn(transaction, 'beside');
    if (settlement.kind === 'failed') await lockConversationOf(transaction, attempt.messageId);
    const [row] = await transaction.query<Row>(
      `SELECT message.wamid, message.delivery, outgoing.state, outgoing.attempts
       FROM message JOIN outgoing ON outgoing.message_id = message.id WHERE message.id = $1 FOR NO KEY UPDATE OF message, outgoing`,
      [attempt.messageId],
    );
    if (row === undefined) return;
    const isInTheAir = row.state === 'sending' && row.attempts === attempt.attempts;
    if (settlement.kind !== 'accepted' && !isInTheAir) return;
    const entries: LogEntry[] = [];
    const wait = async (reason: DeliveryWaiting['reason'], until: Instant): Promise<void> => {
      const isNews = await tellWaiting(transaction, attempt.messageId, row.delivery, { reason, until }, now);
      if (isNews) entries.push({ entity: 'message', id: attempt.messageId, teamId: attempt.teamId });
    };
    switch (settlement.kind) {
      case 'accepted':
        if (row.state === 'accepted') return;
        await accept(transaction, attempt, row, settlement.wamid, now);
        entries.push({ entity: 'message', id: attempt.messageId, teamId: attempt.teamId });
        if (await isBackInService(transaction, attempt.numberId)) entries.push({ entity: 'number', id: attempt.numberId, teamId: null });
        break;
      case 'failed':
        await setState(transaction, attempt.messageId, 'failed', now);
        await writeDelivery(transaction, attempt.messageId, advanceDelivery(row.delivery, { stage: 'failed', at: now, failure: settlement.failure }));
        entries.push(...(await waitsAgain(transaction, attempt)));
        entries.push({ entity: 'message', id: attempt.messageId, teamId: attempt.teamId });
        break;
      case 'retry':
        await setState(transaction, attempt.messageId, 'waiting', settlement.at);
        await wait(settlement.reason, settlement.at);
        break;
      case 'set-aside':
        await setState(transaction, attempt.messageId, 'waiting', settlement.until);
        await transaction.query('UPDATE outgoing SET waits_for = $2 WHERE message_id = $1', [attempt.messageId, settlement.for]);
        await wait(settlement.for, settlement.until);
        break;
      case 'pause-number':
        await setState(transaction, attempt.messageId, 'waiting', now);
        await wait(settlement.reason, settlement.until);
        await transaction.query('UPDATE number SET paused_until = greatest(paused_until, $2::bigint) WHERE id = $1', [attempt.numberId, settlement.until]);
        break;
      case 'stop-number':
        await setState(transaction, attempt.messageId, 'waiting', now);
        if (await isNewlyStopped(transaction, attempt.numberId, settlement.words, now)) entries.push({ entity: 'number', id: attempt.numberId, teamId: null });
        break;
    }
    if (entries.length > 0) await appendToLog(transaction, attempt.companyId, entries, now);
  });
}

async function waitsAgain(transaction: Transaction, attempt: Attempt): Promise<readonly LogEntry[]> {
  const id = await noteUnanswered(transaction, attempt.messageId);
  return id === null ? [] : [{ entity: 'conversation', id, teamId: attempt.teamId }];
}

async function accept(transaction: Transaction, attempt: Attempt, row: Row, wamid: string, now: Instant): Promise<void> {
  const withOrphans = await learnWamid(transaction, { messageId: attempt.messageId, numberId: attempt.numberId, wamid, delivery: row.delivery });
  await setState(transaction, attempt.messageId, 'accepted', now);
  await writeDelivery(transaction, attempt.messageId, advanceDelivery(withOrphans, { stage: 'sent', at: now, failure: null }));
}

async function setState(transaction: Transaction, messageId: string, state: 'waiting' | 'accepted' | 'failed', nextAttemptAt: Instant): Promise<void> {
  await transaction.query('UPDATE outgoing SET state = $2, next_attempt_at = $3 WHERE message_id = $1', [messageId, state, nextAttemptAt]);
}

async function writeDelivery(transaction: Transaction, messageId: string, delivery: Delivery): Promise<void> {
  await transaction.query('UPDATE message SET delivery = $2 WHERE id = $1', [messageId, JSON.stringify(delivery)]);
}

async function isBackInService(transaction: Transaction, numberId: string): Promise<boolean> {
  const rows = await transaction.query(`UPDATE number SET health = 'ok', stopped_reason = NULL, trial_at = NULL WHERE id = $1 AND health <> 'ok' RETURNING id`, [
    numberId,
  ]);
  return rows.length > 0;
}

async function isNewlyStopped(transaction: Transaction, numberId: string, words: string, now: Instant): Promise<boolean> {
  const rows = await transaction.query(
    `UPDATE number SET health = 'stopped', stopped_reason = $2, trial_at = $3 WHERE id = $1 AND (health <> 'stopped' OR stopped_reason IS DISTINCT FROM $2) RETURNING id`,
    [numberId, words, now + 5 * minute],
  );
  return rows.length > 0;
}
