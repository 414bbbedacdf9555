import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { minute } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Database, Transaction } from '../../database/database.ts';

/** How often a stopped number is tried with one message. */
const trialPause = 5 * minute;

/** An attempt that is on record as begun. */
export type Attempt = {
  readonly messageId: string;
  readonly companyId: string;
  readonly teamId: string;
  readonly numberId: string;
  readonly phoneNumberId: string;
  readonly contactId: string;
  readonly content: MessageContent;
  readonly quotedWamid: string | null;
  /** Null: the contact has neither a number nor a user id any more. */
  readonly recipient: { readonly kind: 'phone' | 'user-id'; readonly value: string } | null;
  /** This one included. */
  readonly attempts: number;
  readonly queuedAt: Instant;
};

type Row = {
  message_id: string;
  company_id: string;
  team_id: string;
  number_id: string;
  phone_number_id: string;
  contact_id: string;
  content: MessageContent;
  quoted_wamid: string | null;
  attempts: number;
  queued_at: number;
  health: string;
};

/**
 * Takes the next message that may go out and records, durably, that an attempt begins. Safe with several processes.
 *
 * A message may go when it is due, no earlier one of its conversation is still waiting or in the air, and its number neither pauses nor is stopped
 * (a stopped one is tried with one message now and then).
 *
 * @returns null when none may go now.
 */
export async function claimOutgoing(database: Database, now: Instant): Promise<Attempt | null> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.query<Row>(
      `SELECT outgoing.message_id, message.company_id, number.team_id, outgoing.number_id, number.phone_number_id, conversation.contact_id, message.content,
         coalesce(message.quoted_wamid, (SELECT quoted.wamid FROM message quoted WHERE quoted.id = message.quoted_message_id)) AS quoted_wamid,
         outgoing.attempts, outgoing.queued_at, number.health
       FROM outgoing
       JOIN message ON message.id = outgoing.message_id
       JOIN conversation ON conversation.id = outgoing.conversation_id
       JOIN number ON number.id = outgoing.number_id
       WHERE outgoing.state = 'waiting' AND outgoing.next_attempt_at <= $1
         AND (number.paused_until IS NULL OR number.paused_until <= $1)
         AND (number.health = 'ok' OR coalesce(number.trial_at, 0) <= $1)
         AND NOT EXISTS (
           SELECT FROM outgoing earlier WHERE earlier.conversation_id = outgoing.conversation_id
             AND earlier.position < outgoing.position AND earlier.state IN ('waiting', 'sending'))
       ORDER BY outgoing.position LIMIT 1 FOR NO KEY UPDATE OF outgoing SKIP LOCKED`,
      [now],
    );
    if (row === undefined) return null;
    await transaction.query(`UPDATE outgoing SET state = 'sending', attempts = attempts + 1, attempted_at = $2 WHERE message_id = $1`, [row.message_id, now]);
    if (row.health !== 'ok') await transaction.query('UPDATE number SET trial_at = $2 WHERE id = $1', [row.number_id, now + trialPause]);
    return {
      messageId: row.message_id,
      companyId: row.company_id,
      teamId: row.team_id,
      numberId: row.number_id,
      phoneNumberId: row.phone_number_id,
      contactId: row.contact_id,
      content: row.content,
      quotedWamid: row.quoted_wamid,
      recipient: await findRecipient(transaction, row.contact_id),
      attempts: row.attempts + 1,
      queuedAt: row.queued_at,
    };
  });
}

/** The phone number where there is one (some kinds of message need it), else the user id; of several the one seen last. */
async function findRecipient(transaction: Transaction, contactId: string): Promise<Attempt['recipient']> {
  const [alias] = await transaction.query<{ kind: 'phone' | 'user-id'; value: string }>(
    `SELECT kind, value FROM contact_alias WHERE contact_id = $1 AND retired_at IS NULL
     ORDER BY CASE kind WHEN 'phone' THEN 0 ELSE 1 END, last_seen_at DESC, value LIMIT 1`,
    [contactId],
  );
  return alias ?? null;
}
