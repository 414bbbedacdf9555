import type { Counter } from 'prom-client';
import type { DeliveryReport } from '../../../shared/domain/messages/advance-delivery.ts';
import { day, hour, minute } from '../../../shared/kernel/time.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Database } from '../../database/database.ts';
import { appendToLog } from '../../event-log/append-to-log.ts';
import type { Rooms } from '../apply/rooms.ts';
import { readFields, readList, readWords } from '../decode/read-field.ts';
import { readTime } from '../decode/read-time.ts';
import { findGraphError } from '../graph/graph-error-table.ts';
import type { GraphHttp } from '../graph/graph-http.ts';

/** When Meta is asked about a message that stays at `sent`: after ten minutes, then after these pauses, then never again. A phone may be off for days. */
const firstAsk = 10 * minute;
const pauses: readonly number[] = [hour, 6 * hour, day, 3 * day];
const mostAsks = pauses.length + 1;

/** Asked at a time: Meta allows 5,000 management calls an hour, and this may not use up much of them. */
const perPass = 20;

export type ReconcileDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly graph: Pick<GraphHttp, 'get'>;
  readonly rooms: Pick<Rooms, 'takeTurn' | 'applyStatus'>;
  readonly reconciled: Counter;
};

type Silent = { message_id: string; wamid: string; number_id: string; phone_number_id: string; company_id: string; team_id: string };

/**
 * Asks Meta's message history about messages that were sent long ago and of which no later status ever came: webhooks that were lost for good come back
 * to light so. Safe with several processes.
 *
 * @returns how many messages were asked about.
 */
export async function reconcileStatuses(dependencies: ReconcileDependencies): Promise<number> {
  const { database, clock } = dependencies;
  const silent = await claimSilent(database, clock.now());
  for (const message of silent) await reconcileOne(dependencies, message);
  return silent.length;
}

async function claimSilent(database: Database, now: Instant): Promise<readonly Silent[]> {
  // Most messages got their statuses: they leave the index here.
  await database.query(
    `UPDATE outgoing SET history_asks = $2 FROM message
     WHERE message.id = outgoing.message_id AND outgoing.message_id IN (
       SELECT due.message_id FROM outgoing due WHERE due.state = 'accepted' AND due.history_asks < $2 AND due.next_attempt_at <= $1 ORDER BY due.next_attempt_at LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED)
     AND (message.delivery ->> 'stage' <> 'sent' OR message.wamid IS NULL)`,
    [now - firstAsk, mostAsks],
  );
  return database.query<Silent>(
    `UPDATE outgoing SET history_asks = history_asks + 1, next_attempt_at = $1 + ($3::bigint[])[history_asks + 1] FROM message, number
     WHERE message.id = outgoing.message_id AND number.id = outgoing.number_id AND outgoing.message_id IN (
       SELECT due.message_id FROM outgoing due JOIN message sent ON sent.id = due.message_id JOIN number line ON line.id = due.number_id
       WHERE due.state = 'accepted' AND due.history_asks < $4 AND due.next_attempt_at <= $2 AND sent.delivery ->> 'stage' = 'sent' AND line.health = 'ok'
       ORDER BY due.next_attempt_at LIMIT $5 FOR NO KEY UPDATE OF due SKIP LOCKED)
     RETURNING outgoing.message_id, message.wamid, outgoing.number_id, number.phone_number_id, message.company_id, number.team_id`,
    [now - firstAsk, now - firstAsk, [...pauses, 0], mostAsks, perPass],
  );
}

async function reconcileOne({ database, clock, graph, rooms, reconciled }: ReconcileDependencies, message: Silent): Promise<void> {
  const answer = await graph.get(`${encodeURIComponent(message.phone_number_id)}/message_history`, {
    message_id: message.wamid,
    fields: 'id,message_id,events{delivery_status,timestamp,error_description}',
    limit: '25',
  });
  if (answer.kind !== 'answer' || answer.status !== 200) return;
  const now = clock.now();
  const reports = readHistory(answer.body, message.wamid, now);
  if (reports.length === 0) return;
  const changed = await database.transaction(async (transaction) => {
    await rooms.takeTurn(transaction, 'alone');
    let news = 0;
    for (const report of reports) {
      const { messageId } = await rooms.applyStatus(transaction, {
        numberId: message.number_id,
        wamid: message.wamid,
        // The history names no recipient; a webhook that comes after all is applied again, which changes nothing.
        recipient: 'history',
        report,
        callbackData: null,
        pricing: null,
        now,
      });
      if (messageId !== null) news += 1;
    }
    if (news > 0) await appendToLog(transaction, message.company_id, [{ entity: 'message', id: message.message_id, teamId: message.team_id }], now);
    return news;
  });
  reconciled.inc(changed);
}

const stages: ReadonlyMap<string, DeliveryReport['stage']> = new Map([
  ['DELIVERED', 'delivered'],
  ['READ', 'read'],
  ['FAILED', 'failed'],
]);

/** Reads what the history says beyond `sent`, which we know. Upper case here, unlike in webhooks; a `DELETED` says nothing about our ticks. Total. */
export function readHistory(body: unknown, wamid: string, now: Instant): readonly DeliveryReport[] {
  return readList(readFields(body)?.['data']).flatMap((item) => {
    const entry = readFields(item);
    if (entry === null || (entry['message_id'] !== undefined && entry['message_id'] !== wamid)) return [];
    return readList(readFields(entry['events'])?.['data'] ?? entry['events']).flatMap((one) => {
      const event = readFields(one);
      const stage = stages.get(readWords(event?.['delivery_status'])?.toUpperCase() ?? '');
      if (event === null || stage === undefined) return [];
      const at = Math.min(readTime(event['timestamp'], now), now);
      const failure = stage === 'failed' ? { code: null, reason: findGraphError(null).reason, detail: readWords(event['error_description'])?.slice(0, 500) ?? null } : null;
      return [{ stage, at, failure }];
    });
  });
}
