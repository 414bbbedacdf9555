import type { Instant } from '../../../shared/kernel/time.ts';
import type { Transaction } from '../../database/database.ts';
import { appendToLog } from '../../event-log/append-to-log.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import { decodeDelivery } from '../decode/decode-delivery.ts';
import type { WhatsappEvent } from '../decode/whatsapp-event.ts';
import { applyAccountEvent, templateListTask } from './apply-account-event.ts';
import type { AppliedToAccount } from './apply-account-event.ts';
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
};

/** What the deliveries of one transaction leave to be done at its end, because the locks that it takes come last: see `finishDeliveries`. */
export type Gathered = {
  readonly touched: Map<string, { readonly number: KnownNumber; receivedAt: Instant; inboundAt: Instant | null }>;
  readonly entries: Map<string, LogEntry[]>;
};

export function gatherNothing(): Gathered {
  return { touched: new Map(), entries: new Map() };
}

/** What became of a delivery: one outcome per event, and the numbers it spoke of that we do not have. */
export type AppliedDelivery = { readonly outcomes: readonly Pick<Applied, 'kind' | 'result'>[]; readonly unknownNumbers: readonly string[] };

/**
 * Decodes a stored delivery and applies all of it, in the caller's transaction and inside a turn taken `alone`. Several may follow each other;
 * `finishDeliveries` is the end of them.
 *
 * Locks in this order: contacts, conversations, messages, outgoing; then, at the end, numbers (by id) and the event log.
 */
export async function applyDelivery(transaction: Transaction, input: ApplyDeliveryInput, { touched, entries }: Gathered): Promise<AppliedDelivery> {
  const decoded = decodeDelivery(input.body, input.receivedAt);
  if (decoded.kind !== 'events') return { outcomes: [{ kind: 'other', result: 'undecodable' }], unknownNumbers: [] };
  const numbers = await findNumbers(transaction, decoded.events);
  await learnAccounts(transaction, decoded.accounts, numbers);
  const outcomes: Pick<Applied, 'kind' | 'result'>[] = [];
  const unknownNumbers = new Set<string>();
  const entriesOf = (companyId: string): LogEntry[] => {
    const list = entries.get(companyId) ?? [];
    entries.set(companyId, list);
    return list;
  };

  for (const event of decoded.events) {
    if (event.kind === 'ignored') outcomes.push({ kind: event.of === 'history' ? 'history' : event.of, result: 'ignored' });
    else if (event.kind === 'undecodable') outcomes.push({ kind: event.of, result: 'undecodable' });
    else if (event.kind === 'template' || event.kind === 'account') {
      const nothing = { kind: event.kind, result: 'undecodable', companyId: null, entries: [] } as const;
      const applied = await isolated<AppliedToAccount>(transaction, input.careful, () => applyAccountEvent(transaction, event, input), nothing);
      outcomes.push(applied);
      if (applied.companyId !== null) entriesOf(applied.companyId).push(...applied.entries);
    } else {
      const number = numbers.get(event.phoneNumberId);
      if (number === undefined) {
        unknownNumbers.add(event.phoneNumberId);
        outcomes.push({ kind: event.kind, result: 'ignored' });
        continue;
      }
      const applied = await applyOne(transaction, event, number, input);
      outcomes.push(applied);
      const seen = touched.get(number.id) ?? { number, receivedAt: input.receivedAt, inboundAt: null };
      seen.receivedAt = Math.max(seen.receivedAt, input.receivedAt);
      if (applied.inboundAt !== null) seen.inboundAt = Math.max(seen.inboundAt ?? 0, applied.inboundAt);
      touched.set(number.id, seen);
      entriesOf(number.companyId).push(...applied.entries);
    }
  }
  return { outcomes, unknownNumbers: [...unknownNumbers] };
}

/** Notes that Meta's webhooks reach the numbers, and writes the event log: last of all, since every writer of the company waits for its lock. */
export async function finishDeliveries(transaction: Transaction, { touched, entries }: Gathered, now: Instant): Promise<void> {
  for (const [id, { number, receivedAt, inboundAt }] of [...touched].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const isNews = await noteInbound(transaction, { numberId: id, receivedAt, inboundAt });
    if (isNews) entries.set(number.companyId, [...(entries.get(number.companyId) ?? []), { entity: 'number', id, teamId: null }]);
  }
  for (const [companyId, list] of [...entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const once = eachOnce(list);
    if (once.length > 0) await appendToLog(transaction, companyId, once, now);
  }
}

async function applyOne(transaction: Transaction, event: NumberEvent, number: KnownNumber, input: ApplyDeliveryInput): Promise<Applied> {
  const context = { rooms: input.rooms, number, now: input.receivedAt, newId: input.newId };
  return isolated(transaction, input.careful, () => applyEvent(transaction, event, context), { kind: event.kind, result: 'undecodable', entries: [], inboundAt: null });
}

async function isolated<Outcome>(transaction: Transaction, careful: boolean, work: () => Promise<Outcome>, nothing: Outcome): Promise<Outcome> {
  if (!careful) return work();
  await transaction.query('SAVEPOINT event');
  try {
    const applied = await work();
    await transaction.query('RELEASE SAVEPOINT event');
    return applied;
  } catch (error) {
    if (!isOwnFault(error)) throw error;
    await transaction.query('ROLLBACK TO SAVEPOINT event');
    await transaction.query('RELEASE SAVEPOINT event');
    return nothing;
  }
}

async function findNumbers(transaction: Transaction, events: readonly WhatsappEvent[]): Promise<ReadonlyMap<string, KnownNumber>> {
  const wanted = new Set(events.flatMap((event) => ('phoneNumberId' in event ? [event.phoneNumberId] : [])));
  if (wanted.size === 0) return new Map();
  const rows = await transaction.query<{ id: string; company_id: string; team_id: string; phone_number_id: string; has_account: boolean }>(
    'SELECT id, company_id, team_id, phone_number_id, business_account_id IS NOT NULL AS has_account FROM number WHERE phone_number_id = ANY($1::text[])',
    [[...wanted]],
  );
  return new Map(rows.map((row) => [row.phone_number_id, { id: row.id, companyId: row.company_id, teamId: row.team_id, hasAccount: row.has_account }]));
}

/** A thing that changed twice is named once, where it was named first: what it refers to still stands before it. */
function eachOnce(entries: readonly LogEntry[]): readonly LogEntry[] {
  return [...new Map(entries.map((entry) => [`${entry.entity} ${entry.id} ${entry.teamId}`, entry])).values()];
}

/** A number that was added without its business account learns it from what comes for it: its templates are asked for by that. */
async function learnAccounts(transaction: Transaction, accounts: ReadonlyMap<string, string>, numbers: ReadonlyMap<string, KnownNumber>): Promise<void> {
  for (const [phoneNumberId, account] of accounts) {
    if (numbers.get(phoneNumberId)?.hasAccount !== false) continue;
    await transaction.query('UPDATE number SET business_account_id = $2 WHERE phone_number_id = $1 AND business_account_id IS NULL', [phoneNumberId, account]);
    await transaction.query('DELETE FROM shared_task WHERE name = $1', [templateListTask]);
  }
}
