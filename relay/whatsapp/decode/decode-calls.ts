import type { Instant } from '../../../shared/kernel/time.ts';
import { readFields, readIdentifier, readList, readText } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readParty } from './read-party.ts';
import { readTime } from './read-time.ts';
import type { WhatsappEvent } from './whatsapp-event.ts';

/**
 * Reads `calls`. Calls are out of scope: all of it is counted and kept raw. One thing matters: a call *by the contact* opens the service window
 * (source: Meta, 'Send messages'), so its beginning is told. What we began, and how calls end, is ignored.
 */
export function decodeCalls(body: Fields, phoneNumberId: string | null, receivedAt: Instant): readonly WhatsappEvent[] {
  return readList(body['calls']).map((item) => {
    const call = readFields(item);
    if (call === null || phoneNumberId === null || readText(call['group_id']) !== null) return { kind: 'ignored', of: 'call' };
    const callId = readIdentifier(call['id']);
    const party = readParty({ phone: call['from'], userId: call['from_user_id'] }, body['contacts']);
    const isByContact = readText(call['direction'])?.toUpperCase() === 'USER_INITIATED' && readText(call['event'])?.toLowerCase() === 'connect';
    if (!isByContact || callId === null || party === null) return { kind: 'ignored', of: 'call' };
    return { kind: 'call', phoneNumberId, callId, at: readTime(call['timestamp'], receivedAt), party };
  });
}
