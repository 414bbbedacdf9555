import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import type { Delivery } from '../../../shared/domain/messages/delivery.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { decideMaySend } from '../../../shared/domain/outgoing/decide-may-send.ts';
import { decidePlan } from '../../../shared/domain/outgoing/decide-plan.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../../shared/protocol/errors.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { appendToLog } from '../../event-log/append-to-log.ts';
import { findVisibleConversation } from '../find-visible-conversation.ts';
import type { ActingPerson, VisibleConversation } from '../find-visible-conversation.ts';
import { loadMessages } from '../load-messages.ts';
import { describe } from '../resolve-outgoing.ts';
import type { SendLookups } from '../resolve-outgoing.ts';
import { takeTurn } from '../take-turn.ts';

type PlanChange = { readonly person: ActingPerson; readonly messageId: string; readonly now: Instant };

/**
 * Gives a planned message another time, or none (now). It is decided again whether it may go then. `conflict`: it has left, or is leaving. `not-found`: no such message of
 * ours in sight.
 */
export async function changePlan(
  database: Database, { sendAt, readConsent, ...change }: PlanChange & { readonly sendAt: Instant | null; readonly readConsent: SendLookups['readConsent'] },
): Promise<Result<{ readonly message: Message }, RelayRefusal>> {
  return database.transaction(async (transaction) => {
    const planned = await lockPlanned(transaction, change);
    if (!planned.ok) return planned;
    const { conversation, category } = planned.value;
    const plan = decidePlan(sendAt, change.now);
    if (plan.kind === 'too-far') return fail({ code: 'content-refused', about: { field: 'sendAt', rule: 'too-far', at: plan.latest } });
    const at = plan.kind === 'planned' ? plan.at : change.now;
    const may = decideMaySend({ templateCategory: category, lastInboundAt: conversation.lastInboundAt, ...(await readConsent(transaction, conversation)), now: at });
    if (!may.ok) return fail(describe(may.error));
    const delivery: Delivery = plan.kind === 'planned' ? { ...undelivered, waiting: { reason: 'planned', until: at } } : undelivered;
    await transaction.query('UPDATE message SET delivery = $2 WHERE id = $1', [change.messageId, JSON.stringify(delivery)]);
    await transaction.query('UPDATE outgoing SET next_attempt_at = $2 WHERE message_id = $1', [change.messageId, at]);
    await appendToLog(transaction, conversation.companyId, [{ entity: 'message', id: change.messageId, teamId: conversation.teamId }], change.now);
    const message = (await loadMessages(transaction, [change.messageId])).get(change.messageId);
    return message === undefined ? fail('not-found') : succeed({ message });
  });
}

/** Takes a planned message back: its row goes, and devices hear that it is gone. Its file, if it has one, belongs to no message again and is forgotten with the rest. */
export async function withdrawMessage(database: Database, change: PlanChange): Promise<Result<null, RelayRefusal>> {
  return database.transaction(async (transaction) => {
    const planned = await lockPlanned(transaction, change);
    if (!planned.ok) return planned;
    const { conversation } = planned.value;
    await transaction.query('UPDATE media SET message_id = NULL WHERE message_id = $1', [change.messageId]);
    // A reaction to what was never sent has nothing to be on.
    await transaction.query('DELETE FROM outgoing WHERE message_id = $1 OR message_id IN (SELECT id FROM message WHERE reacts_to = $1)', [change.messageId]);
    await transaction.query('DELETE FROM message WHERE reacts_to = $1', [change.messageId]);
    // A quote is of the same conversation, and only by that is it found without reading every message that there is.
    await transaction.query('UPDATE message SET quoted_message_id = NULL WHERE conversation_id = $2 AND quoted_message_id = $1', [change.messageId, conversation.id]);
    await transaction.query('DELETE FROM message WHERE id = $1', [change.messageId]);
    // The device that planned it may not have heard that it was accepted, and asks again under this id.
    await transaction.query('INSERT INTO withdrawn_message (message_id, withdrawn_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [change.messageId, change.now]);
    await appendToLog(transaction, conversation.companyId, [{ entity: 'message', id: change.messageId, teamId: conversation.teamId }], change.now);
    return succeed(null);
  });
}

/** Locks: turn, message, outgoing. */
async function lockPlanned(
  transaction: Transaction, { person, messageId }: PlanChange,
): Promise<Result<{ readonly conversation: VisibleConversation; readonly category: string | null }, RelayRefusal>> {
  await takeTurn(transaction, 'beside');
  const [place] = await transaction.query<{ conversation_id: string }>('SELECT conversation_id FROM outgoing WHERE message_id = $1', [messageId]);
  const conversation = place === undefined ? null : await findVisibleConversation(transaction, person, place.conversation_id);
  if (conversation === null) return fail('not-found');
  const [row] = await transaction.query<{ state: string; waits_for: string | null; kind: string; category: string | null }>(
    `SELECT outgoing.state, outgoing.waits_for, outgoing.payload ->> 'kind' AS kind, outgoing.payload ->> 'category' AS category
     FROM message JOIN outgoing ON outgoing.message_id = message.id WHERE message.id = $1 FOR UPDATE OF message, outgoing`,
    [messageId],
  );
  if (row === undefined) return fail('not-found');
  if (row.state !== 'waiting' || row.waits_for !== 'planned') return fail('conflict');
  return succeed({ conversation, category: row.kind === 'template' ? (row.category ?? 'UTILITY') : null });
}
