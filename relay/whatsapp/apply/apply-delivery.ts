import type { Instant } from '../../../shared/kernel/time.ts';
import type { Transaction } from '../../database/database.ts';
import { appendToLog } from '../../event-log/append-to-log.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import { decodeDelivery } from '../decode/decode-delivery.ts';
import type { WhatsappEvent } from '../decode/whatsapp-event.ts';
import { applyEvent } from './apply-event.ts';
import type { NumberEvent } from './apply-event.ts';
import type { Applied, KnownNumber } from './applied.ts';
import { isOwnFault } from './is-own-fault.ts';
import { noteInbound } from './note-inbound.ts';
import type { Rooms } from './rooms.ts';

export type ApplyDeliveryInput = {
  readonly body: Uint8Array;
  readonly receivedAt: Instant;
  readonly now: Instant;
  readonly rooms: Rooms;
  readonly newId: () => string;
  /**
   * Each event in a savepoint of its own: one that the database refuses is counted undecodable and its neighbours are stored. Costs two statements
   * an event, so it is the way of a second attempt.
   */
  readonly careful: boolean;
  /** Runs after the last event and before the event log is locked. */
  readonly beforeLog: (unknownNumbers: readonly string[]) => Promise<void>;
};

/** What became of a delivery: one outcome per event, and the numbers it spoke of that we do not have. */
export type AppliedDelivery = { readonly outcomes: readonly Pick<Applied, 'kind' | 'result'>[]; readonly unknownNumbers: readonly string[] };

/**
 * Decodes a stored delivery and applies all of it, in the caller's transaction and inside a turn taken `alone`.
 *
 * Locks in this order: contacts, conversations, messages, outgoing, numbers (by id), event log last.
 */
export async function applyDelivery(transaction: Transaction, input: ApplyDeliveryInput): Promise<AppliedDelivery> {
  const decoded = decodeDelivery(input.body, input.receivedAt);
  if (decoded.kind !== 'events') return { outcomes: [{ kind: 'other', result: 'undecodable' }], unknownNumbers: [] };
  const numbers = await findNumbers(transaction, decoded.events);
  const outcomes: Pick<Applied, 'kind' | 'result'>[] = [];
  const unknownNumbers = new Set<string>();
  const touched = new Map<string, { readonly number: KnownNumber; inboundAt: Instant | null }>();
  const entries = new Map<string, LogEntry[]>();
  const entriesOf = (companyId: string): LogEntry[] => {
    const list = entries.get(companyId) ?? [];
    entries.set(companyId, list);
    return list;
  };

  for (const event of decoded.events) {
    if (event.kind === 'ignored') outcomes.push({ kind: event.of === 'history' ? 'history' : event.of, result: 'ignored' });
    else if (event.kind === 'undecodable') outcomes.push({ kind: event.of, result: 'undecodable' });
    else {
      const number = numbers.get(event.phoneNumberId);
      if (number === undefined) {
        unknownNumbers.add(event.phoneNumberId);
        outcomes.push({ kind: event.kind, result: 'ignored' });
        continue;
      }
      const applied = await applyOne(transaction, event, number, input);
      outcomes.push(applied);
      const seen = touched.get(number.id) ?? { number, inboundAt: null };
      if (applied.inboundAt !== null) seen.inboundAt = Math.max(seen.inboundAt ?? 0, applied.inboundAt);
      touched.set(number.id, seen);
      entriesOf(number.companyId).push(...applied.entries);
    }
  }
  for (const [id, { number, inboundAt }] of [...touched].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const isNews = await noteInbound(transaction, { numberId: id, receivedAt: input.receivedAt, inboundAt });
    if (isNews) entriesOf(number.companyId).push({ entity: 'number', id, teamId: null });
  }
  await input.beforeLog([...unknownNumbers]);
  for (const [companyId, list] of [...entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const once = eachOnce(list);
    if (once.length > 0) await appendToLog(transaction, companyId, once, input.now);
  }
  return { outcomes, unknownNumbers: [...unknownNumbers] };
}

async function applyOne(transaction: Transaction, event: NumberEvent, number: KnownNumber, input: ApplyDeliveryInput): Promise<Applied> {
  const context = { rooms: input.rooms, number, now: input.receivedAt, newId: input.newId };
  if (!input.careful) return applyEvent(transaction, event, context);
  await transaction.query('SAVEPOINT event');
  try {
    const applied = await applyEvent(transaction, event, context);
    await transaction.query('RELEASE SAVEPOINT event');
    return applied;
  } catch (error) {
    if (!isOwnFault(error)) throw error;
    await transaction.query('ROLLBACK TO SAVEPOINT event');
    await transaction.query('RELEASE SAVEPOINT event');
    return { kind: event.kind, result: 'undecodable', entries: [], inboundAt: null };
  }
}

async function findNumbers(transaction: Transaction, events: readonly WhatsappEvent[]): Promise<ReadonlyMap<string, KnownNumber>> {
  const wanted = new Set(events.flatMap((event) => ('phoneNumberId' in event ? [event.phoneNumberId] : [])));
  if (wanted.size === 0) return new Map();
  const rows = await transaction.query<{ id: string; company_id: string; team_id: string; phone_number_id: string }>(
    'SELECT id, company_id, team_id, phone_number_id FROM number WHERE phone_number_id = ANY($1::text[])',
    [[...wanted]],
  );
  return new Map(rows.map((row) => [row.phone_number_id, { id: row.id, companyId: row.company_id, teamId: row.team_id }]));
}

/** A thing that changed twice in a delivery is named once, where it was named first: what it refers to still stands before it. */
function eachOnce(entries: readonly LogEntry[]): readonly LogEntry[] {
  return [...new Map(entries.map((entry) => [`${entry.entity} ${entry.id} ${entry.teamId}`, entry])).values()];
}
