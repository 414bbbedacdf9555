import type { SendPayload } from '../../../shared/domain/outgoing/send-payload.ts';
import { minute } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Held } from './limits/hold-outgoing.ts';
import { takePlaces } from './limits/take-places.ts';

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
  readonly content: SendPayload;
  /** Meta's id of the file that the message needs; null when it needs none. */
  readonly metaMediaId: string | null;
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
  content: SendPayload;
  meta_media_id: string | null;
  quoted_wamid: string | null;
  attempts: number;
  queued_at: number;
  health: string;
  conversation_id: string;
  last_inbound_at: number | null;
  throughput_per_second: number | null;
  messaging_tier: string | null;
  waits_for: string | null;
};

/**
 * What a look at the queue found. `held`: a limit of Meta's would be broken; the caller puts it on record with the message. `planned`: the time of a message has come;
 * nothing is begun yet, the caller sees to its departure.
 */
export type Claim =
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | { readonly kind: 'held'; readonly held: Held }
  | { readonly kind: 'planned'; readonly messageId: string }
  | { readonly kind: 'number-full' };

/**
 * Takes the next message that may go out and records, durably, that an attempt begins. Safe with several processes.
 *
 * A message may go when it is due, no earlier one of its conversation is still waiting or in the air, and its number neither pauses nor is stopped
 * (a stopped one is tried with one message now and then). A message that waits for hours (`waits_for`) does not hold up those behind it, unless it was planned
 * and its time has come; one that waits for the contact goes when the contact has written since its last attempt. Meta's limits are kept here, in the same transaction: see `limits/`.
 *
 * @returns null when none may go now.
 */
export async function claimOutgoing(database: Database, now: Instant): Promise<Claim | null> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.query<Row>(
      `SELECT outgoing.message_id, message.company_id, number.team_id, outgoing.number_id, number.phone_number_id, conversation.contact_id, coalesce(outgoing.payload, message.content) AS content, upload.meta_id AS meta_media_id,
         coalesce(message.quoted_wamid, (SELECT quoted.wamid FROM message quoted WHERE quoted.id = message.quoted_message_id)) AS quoted_wamid,
         outgoing.attempts, outgoing.queued_at, number.health,
         outgoing.conversation_id, conversation.last_inbound_at, number.throughput_per_second, number.messaging_tier, outgoing.waits_for
       FROM outgoing
       JOIN message ON message.id = outgoing.message_id
       JOIN conversation ON conversation.id = outgoing.conversation_id
       JOIN number ON number.id = outgoing.number_id
       LEFT JOIN media_upload upload ON upload.media_id = outgoing.media_id AND upload.number_id = outgoing.number_id AND upload.expires_at > $1
       LEFT JOIN second_meter ON second_meter.number_id = outgoing.number_id
       WHERE outgoing.state = 'waiting'
         AND (outgoing.media_id IS NULL OR upload.meta_id IS NOT NULL)
         AND (outgoing.next_attempt_at <= $1 OR (outgoing.waits_for = 'window' AND conversation.last_inbound_at > outgoing.attempted_at))
         AND coalesce(second_meter.full_until, 0) <= $1
         AND (number.paused_until IS NULL OR number.paused_until <= $1)
         AND (number.health = 'ok' OR coalesce(number.trial_at, 0) <= $1)
         AND NOT EXISTS (
           SELECT FROM outgoing earlier WHERE earlier.conversation_id = outgoing.conversation_id
             AND earlier.position < outgoing.position AND earlier.state IN ('waiting', 'sending')
             AND (earlier.waits_for IS NULL OR (earlier.waits_for = 'planned' AND earlier.next_attempt_at <= $1)))
       ORDER BY outgoing.position LIMIT 1 FOR NO KEY UPDATE OF outgoing SKIP LOCKED`,
      [now],
    );
    if (row === undefined) return null;
    if (row.waits_for === 'planned') return { kind: 'planned', messageId: row.message_id };
    const places = await takePlaces(transaction, {
      companyId: row.company_id,
      numberId: row.number_id,
      conversationId: row.conversation_id,
      contactId: row.contact_id,
      isTemplate: row.content.kind === 'template',
      lastInboundAt: row.last_inbound_at,
      perSecond: row.throughput_per_second,
      messagingTier: row.messaging_tier,
      now,
    });
    if (places.kind === 'number-full') return places;
    if (places.kind === 'held') {
      const { reason, until } = places;
      return { kind: 'held', held: { messageId: row.message_id, companyId: row.company_id, teamId: row.team_id, attempts: row.attempts, reason, until } };
    }
    await transaction.query(
      `UPDATE outgoing SET state = 'sending', attempts = attempts + 1, attempted_at = $2, waits_for = NULL WHERE message_id = $1`,
      [row.message_id, now],
    );
    if (row.health !== 'ok') await transaction.query('UPDATE number SET trial_at = $2 WHERE id = $1', [row.number_id, now + trialPause]);
    const attempt: Attempt = {
      messageId: row.message_id,
      companyId: row.company_id,
      teamId: row.team_id,
      numberId: row.number_id,
      phoneNumberId: row.phone_number_id,
      contactId: row.contact_id,
      content: row.content,
      metaMediaId: row.meta_media_id,
      quotedWamid: row.quoted_wamid,
      recipient: await findRecipient(transaction, row.contact_id),
      attempts: row.attempts + 1,
      queuedAt: row.queued_at,
    };
    return { kind: 'attempt', attempt };
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
