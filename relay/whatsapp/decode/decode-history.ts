import type { Instant } from '../../../shared/kernel/time.ts';
import { decodeMessage } from './decode-message.ts';
import { readFields, readList, readText, readWords } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readPhone, readUserId } from './read-party.ts';
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
    const own = readPhone(readFields(body['metadata'])?.['display_phone_number']);
    return threads.flatMap((thread) => decodeThread(thread, { phoneNumberId, own, contacts: body['contacts'], receivedAt }));
  });
}

type ThreadSurroundings = { readonly phoneNumberId: string; readonly own: string | null; readonly contacts: unknown; readonly receivedAt: Instant };

function decodeThread(value: unknown, { phoneNumberId, own, contacts, receivedAt }: ThreadSurroundings): readonly WhatsappEvent[] {
  const thread = readFields(value);
  if (thread === null) return [{ kind: 'undecodable', of: 'message' }];
  if (readText(thread['id'])?.endsWith('@g.us') === true) return [{ kind: 'ignored', of: 'group' }];
  const context = readFields(thread['context']);
  const named = { phone: thread['id'] ?? context?.['wa_id'], userId: context?.['user_id'] ?? thread['user_id'] };
  const phone = readPhone(named.phone);
  return readList(thread['messages']).map((message) => {
    const fields = readFields(message);
    const from = readPhone(fields?.['from']);
    const isFromContact = from === null ? readWords(fields?.['from_user_id']) !== null : phone === null ? from !== own : from === phone;
    const author = isFromContact ? 'contact' : 'phone-app';
    // A thread without a name of its own belongs to the other end of its messages.
    const other = phone === null && readUserId(named.userId) === null && named.phone === undefined ? null : named;
    try {
      return decodeMessage(message, { phoneNumberId, source: 'history', author, other, contacts, receivedAt });
    } catch {
      return { kind: 'undecodable', of: 'message' };
    }
  });
}
