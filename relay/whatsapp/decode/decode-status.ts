import type { DeliveryReport } from '../../../shared/domain/messages/advance-delivery.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { describeFailure } from '../graph/describe-failure.ts';
import { readFields, readIdentifier, readList, readText } from './read-field.ts';
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
  if (readText(status['recipient_type']) === 'group') return { kind: 'ignored', of: 'group' };
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
    pricing: readPricing(status['pricing']),
  };
}

function readPricing(value: unknown): StatusEvent['pricing'] {
  const fields = readFields(value);
  if (fields === null) return null;
  return {
    category: readText(fields['category'])?.slice(0, 100) ?? null,
    type: readText(fields['type'])?.slice(0, 100) ?? null,
    billable: typeof fields['billable'] === 'boolean' ? fields['billable'] : null,
  };
}
