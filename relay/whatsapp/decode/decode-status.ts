import type { DeliveryReport } from '../../../shared/domain/messages/advance-delivery.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { describeFailure } from '../graph/describe-failure.ts';
import { readFields, readIdentifier, readList, readText, readWords } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readTime } from './read-time.ts';
import type { StatusEvent, WhatsappEvent } from './whatsapp-event.ts';

const stages: ReadonlyMap<string, DeliveryReport['stage']> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'played'],
  ['failed', 'failed'],
]);

/** Reads one entry of `statuses`. Never throws for any JSON; a stage that we do not know is ignored, not an error. */
export function decodeStatus(value: unknown, around: { readonly phoneNumberId: string; readonly receivedAt: Instant }): WhatsappEvent {
  const status = readFields(value);
  if (status === null) return { kind: 'undecodable', of: 'status' };
  if (readText(status['type']) === 'call') return { kind: 'ignored', of: 'call' };
  if (isAboutGroup(status)) return { kind: 'ignored', of: 'group' };
  const wamid = readIdentifier(status['id']);
  const word = readText(status['status'])?.toLowerCase();
  if (wamid === null || word === undefined) return { kind: 'undecodable', of: 'status' };
  const stage = stages.get(word);
  if (stage === undefined) return { kind: 'ignored', of: 'status' };
  return {
    kind: 'status',
    phoneNumberId: around.phoneNumberId,
    wamid,
    recipient: readIdentifier(status['recipient_id'], 160) ?? readIdentifier(status['recipient_user_id'], 160) ?? '',
    report: {
      stage,
      at: readTime(status['timestamp'], around.receivedAt),
      failure: stage === 'failed' ? describeFailure(readList(status['errors'])[0]) : null,
    },
    callbackData: readIdentifier(status['biz_opaque_callback_data']),
    pricing: readPricing(status),
  };
}

/** A group is named by its type, by the shape of its id, or by the member that the status is about (Meta's pages spell those fields in two ways). */
function isAboutGroup(status: Fields): boolean {
  return (
    readText(status['recipient_type'])?.toLowerCase() === 'group' ||
    (readText(status['recipient_id'])?.endsWith('@g.us') ?? false) ||
    ['recipient_participant_id', 'recipient_participant_user_id', 'participant_recipient_id', 'participant_recipient_user_id'].some((name) => readWords(status[name]) !== null)
  );
}

/** Old captures name the category only as the origin of the conversation. */
function readPricing(status: Fields): StatusEvent['pricing'] {
  const fields = readFields(status['pricing']);
  const origin = readWords(readFields(readFields(status['conversation'])?.['origin'])?.['type']);
  const category = readWords(fields?.['category']) ?? origin;
  if (fields === null && category === null) return null;
  const billable = fields?.['billable'];
  return {
    category: category?.slice(0, 100).toLowerCase() ?? null,
    type: readText(fields?.['type'])?.slice(0, 100) ?? null,
    billable: typeof billable === 'boolean' ? billable : billable === 'true' ? true : billable === 'false' ? false : null,
    model: readText(fields?.['pricing_model'])?.slice(0, 100) ?? null,
  };
}
