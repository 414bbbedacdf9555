import { decideMessagingLimit, messagingLimitSpan, readMessagingTier } from '../../../../shared/domain/sending-limits/decide-messaging-limit.ts';
import { takePairPlace } from '../../../../shared/domain/sending-limits/take-pair-place.ts';
import { coexistenceThroughput, takeSecondPlace, usualThroughput } from '../../../../shared/domain/sending-limits/take-second-place.ts';
import { second } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { Transaction } from '../../../database/database.ts';

/** The message that wants to go. */
export type WantsPlaces = {
  readonly companyId: string;
  readonly numberId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly isTemplate: boolean;
  readonly lastInboundAt: Instant | null;
  /** Null: Meta did not tell, so the usual one, or the lower one of a number that writes from a phone too. */
  readonly perSecond: number | null;
  /** Meta's word, `TIER_250` and the like; null: it did not tell. */
  readonly messagingTier: string | null;
  readonly now: Instant;
};

/** `held`: this message has to wait. `number-full`: every message of the number has to, for less than a second; it is on record. */
export type Places = { readonly kind: 'taken' } | { readonly kind: 'held'; readonly reason: 'pair-rate' | 'messaging-limit'; readonly until: Instant } | { readonly kind: 'number-full' };

/** Any fixed number: relay processes take turns in counting who was reached by templates. */
const reachLock = 4_600_217_003;

/**
 * Takes the places that one message needs under Meta's three limits, or none of them. In the transaction that begins the attempt, so that the
 * meters hold over processes and restarts. Locks, after the message's queue row: reach, meter of the pair, meter of the number.
 */
export async function takePlaces(transaction: Transaction, wanted: WantsPlaces): Promise<Places> {
  const { conversationId, now } = wanted;
  // Only one message of a conversation is in the air at a time, so its meter needs no lock of its own.
  const [meter] = await transaction.query<{ used_until: number }>('SELECT used_until FROM pair_meter WHERE conversation_id = $1', [conversationId]);
  const pair = takePairPlace(meter?.used_until ?? null, now);
  if (!pair.allowed) return { kind: 'held', reason: 'pair-rate', until: pair.until };
  const reach = wanted.isTemplate ? await decideReach(transaction, wanted) : { allowed: true as const, taken: false };
  if (!reach.allowed) return { kind: 'held', reason: 'messaging-limit', until: reach.until };
  if (!(await takeSecond(transaction, wanted))) return { kind: 'number-full' };
  await transaction.query(
    'INSERT INTO pair_meter (conversation_id, used_until) VALUES ($1, $2) ON CONFLICT (conversation_id) DO UPDATE SET used_until = excluded.used_until',
    [conversationId, pair.taken],
  );
  if (reach.taken) {
    await transaction.query(
      `INSERT INTO template_reach (company_id, contact_id, reached_at) VALUES ($1, $2, $3)
       ON CONFLICT (company_id, contact_id) DO UPDATE SET reached_at = excluded.reached_at`,
      [wanted.companyId, wanted.contactId, now],
    );
  }
  return { kind: 'taken' };
}

async function decideReach(transaction: Transaction, { companyId, contactId, isTemplate, lastInboundAt, messagingTier, now }: WantsPlaces) {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [reachLock]);
  const [facts] = await transaction.query<{ reached: number; first: number | null; own: number | null }>(
    `SELECT count(*) AS reached, min(reached_at) AS first, max(reached_at) FILTER (WHERE contact_id = $2) AS own
     FROM template_reach WHERE company_id = $1 AND reached_at > $3`,
    [companyId, contactId, now - messagingLimitSpan],
  );
  const first = facts?.first ?? null;
  return decideMessagingLimit({
    isTemplate,
    lastInboundAt,
    reachedAt: facts?.own ?? null,
    reachedUsers: facts?.reached ?? 0,
    firstLeavesAt: first === null ? null : first + messagingLimitSpan,
    limit: readMessagingTier(messagingTier),
    now,
  });
}

async function takeSecond(transaction: Transaction, { numberId, perSecond, now }: WantsPlaces): Promise<boolean> {
  await transaction.query('INSERT INTO second_meter (number_id) VALUES ($1) ON CONFLICT DO NOTHING', [numberId]);
  const [meter] = await transaction.query<{ sent_at: readonly Instant[]; full_until: Instant }>(
    'SELECT sent_at, full_until FROM second_meter WHERE number_id = $1 FOR UPDATE',
    [numberId],
  );
  const [facts] = await transaction.query<{ received: number; coexists: boolean }>(
    `SELECT (SELECT count(*) FROM message WHERE number_id = $1 AND recorded_at > $2 AND author ->> 'kind' = 'contact') AS received,
       EXISTS (SELECT FROM message WHERE number_id = $1 AND author ->> 'kind' = 'phone-app') AS coexists`,
    [numberId, now - second],
  );
  const allowed = perSecond ?? (facts?.coexists === true ? coexistenceThroughput : usualThroughput);
  const place = takeSecondPlace({ perSecond: allowed, sentAt: meter?.sent_at ?? [], received: facts?.received ?? 0, now });
  if (place.allowed) await transaction.query('UPDATE second_meter SET sent_at = $2 WHERE number_id = $1', [numberId, JSON.stringify(place.taken)]);
  else await transaction.query('UPDATE second_meter SET full_until = $2 WHERE number_id = $1', [numberId, place.until]);
  return place.allowed;
}
