import { createHmac } from 'node:crypto';
import type { Counter } from 'prom-client';
import type { Redacted } from '../../../shared/kernel/redacted.ts';
import { minute, second } from '../../../shared/kernel/time.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { Database } from '../../database/database.ts';
import { takeTask } from '../../database/take-task.ts';
import type { WhatsappLog } from '../whatsapp-log.ts';
import { composeCanary } from './canary-body.ts';

/** How often, over all processes together. */
const every = 2 * minute;

/** Meta asks for an answer within a second; ten are a failure. */
const longestWait = 10 * second;

export type CanaryDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Where Meta reaches us, without a slash at its end. */
  readonly publicUrl: string;
  readonly appSecret: Redacted;
  readonly log: WhatsappLog;
  /** `taken`: answered 200 · `refused`: another answer · `unreachable` · `lost`: answered, and not applied two minutes later. `arrived` counts the one that applies it. */
  readonly canaries: Counter<'result'>;
  /** Breaks the request off when the process ends. */
  readonly stopping: AbortSignal;
};

/**
 * Sends a signed delivery of our own to our public address, when it is time: through the internet, the web server before us, signature, storage,
 * decoding and the log, as one of Meta's would go. Safe with several processes: one of them does it.
 */
export async function sendCanary(dependencies: CanaryDependencies): Promise<void> {
  const { database, clock, newId, publicUrl, appSecret, log, canaries, stopping } = dependencies;
  const now = clock.now();
  if (!(await takeTask(database, 'canary', every, now))) return;
  const [former] = await database.query<{ sent_at: number | null; arrived_at: number | null }>('SELECT sent_at, arrived_at FROM canary');
  const formerAt = former?.sent_at ?? null;
  if (formerAt !== null && (former?.arrived_at ?? 0) < formerAt) {
    canaries.inc({ result: 'lost' });
    log.warn({ ageSeconds: Math.round((now - formerAt) / second) }, 'canary-lost');
  }
  const id = newId();
  await database.query('INSERT INTO canary (sent_id, sent_at) VALUES ($1, $2) ON CONFLICT (singleton) DO UPDATE SET sent_id = excluded.sent_id, sent_at = excluded.sent_at', [id, now]);
  const body = composeCanary(id);
  try {
    const answer = await fetch(`${publicUrl}/webhooks/whatsapp`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${createHmac('sha256', appSecret.reveal()).update(body).digest('hex')}` },
      // A signed request goes where the operator said and nowhere else.
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(longestWait), stopping]),
    });
    await answer.body?.cancel();
    canaries.inc({ result: answer.status === 200 ? 'taken' : 'refused' });
    if (answer.status !== 200) log.warn({ status: answer.status }, 'canary-refused');
  } catch {
    if (stopping.aborted) return;
    canaries.inc({ result: 'unreachable' });
    log.warn({}, 'canary-unreachable');
  }
}
