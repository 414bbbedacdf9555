import type { Instant } from '../../../shared/kernel/time.ts';
import { decodeMessage } from './decode-message.ts';
import { readFields, readList, readText } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readPhone } from './read-party.ts';
import type { WhatsappEvent } from './whatsapp-event.ts';

/**
 * Reads `history`: threads of before the number was connected, in chunks of any order. A thread's id is the contact; what does not come from the
 * contact came from the phone. A refusal to share is an error entry without threads.
 */
export function decodeHistory(body: Fields, phoneNumberId: string | null, receivedAt: Instant): readonly WhatsappEvent[] {
  return readList(body['history']).flatMap((item) => {
    const chunk = readFields(item);
    if (chunk === null) return [{ kind: 'undecodable', of: 'other' } as const];
    if (phoneNumberId === null) return [{ kind: 'undecodable', of: 'other' } as const];
    const threads = readList(chunk['threads']);
    if (threads.length === 0) return [{ kind: 'ignored', of: 'history' } as const];
    return threads.flatMap((thread) => decodeThread(thread, phoneNumberId, receivedAt));
  });
}

function decodeThread(value: unknown, phoneNumberId: string, receivedAt: Instant): readonly WhatsappEvent[] {
  const thread = readFields(value);
  if (thread === null) return [{ kind: 'undecodable', of: 'message' }];
  const context = readFields(thread['context']);
  const other = { phone: thread['id'] ?? context?.['wa_id'], userId: context?.['user_id'] ?? thread['user_id'] };
  const phone = readPhone(other.phone);
  return readList(thread['messages']).map((message) => {
    const fields = readFields(message);
    const from = readPhone(fields?.['from']);
    const isFromContact = (from !== null && from === phone) || (readText(fields?.['from_user_id']) ?? null) !== null;
    try {
      return decodeMessage(message, { phoneNumberId, source: 'history', author: isFromContact ? 'contact' : 'phone-app', other, contacts: [], receivedAt });
    } catch {
      return { kind: 'undecodable', of: 'message' };
    }
  });
}
