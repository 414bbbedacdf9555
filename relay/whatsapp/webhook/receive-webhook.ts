import type { Counter } from 'prom-client';
import type { Redacted } from '../../../shared/kernel/redacted.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { Database } from '../../database/database.ts';
import type { WhatsappLog } from '../whatsapp-log.ts';
import { describeError } from '../describe-error.ts';
import { checkSignature } from './check-signature.ts';
import { digest } from './digest.ts';

export type ReceiveDependencies = {
  readonly database: Database;
  readonly appSecret: Redacted;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: WhatsappLog;
  readonly deliveries: Counter<'result'>;
  /** Called after a new delivery is durable. */
  readonly onStored: () => void;
};

/**
 * Takes a webhook delivery: nothing is answered before the bytes are stored, and nothing is decoded before the answer.
 *
 * 401: not signed by our app, nothing kept. 200: stored, or stored before, or kept although it can never be understood (Meta would only repeat it).
 * 503: the database did not take it; Meta tries again for days.
 */
export async function receiveWebhook(
  dependencies: ReceiveDependencies,
  body: Uint8Array,
  signature: string | undefined,
): Promise<{ readonly status: 200 | 401 | 503 }> {
  const { database, clock, newId, deliveries, log, onStored } = dependencies;
  if (!checkSignature(body, signature, dependencies.appSecret)) return { status: 401 };
  const now = clock.now();
  const isReadable = looksLikeWhatsapp(body);
  try {
    const stored = await database.query(
      `INSERT INTO webhook_delivery (id, received_at, body_hash, body, decoded_at, next_attempt_at, last_error) VALUES ($1, $2, $3, $4, $5, $2, $6)
       ON CONFLICT (body_hash) DO NOTHING RETURNING id`,
      [newId(), now, digest(body), Buffer.from(body), isReadable ? null : now, isReadable ? null : 'not-whatsapp'],
    );
    if (stored.length === 0) deliveries.inc({ result: 'duplicate' });
    else deliveries.inc({ result: isReadable ? 'stored' : 'undecodable' });
    if (stored.length > 0 && isReadable) onStored();
    return { status: 200 };
  } catch (error) {
    log.warn(describeError(error), 'webhook-not-stored');
    return { status: 503 };
  }
}

/** The outermost shape alone: what is inside is judged piece by piece, later. */
function looksLikeWhatsapp(body: Uint8Array): boolean {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof parsed === 'object' && parsed !== null && 'object' in parsed && parsed.object === 'whatsapp_business_account' && 'entry' in parsed && Array.isArray(parsed.entry);
  } catch {
    return false;
  }
}
