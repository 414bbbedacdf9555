import type { Instant } from '../../../shared/kernel/time.ts';
import { readFields, readIdentifier, readList, readText } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readParty } from './read-party.ts';
import { readTime } from './read-time.ts';
import type { WhatsappEvent } from './whatsapp-event.ts';

/** Reads what contacts said about marketing messages; each by itself. Source: Meta, webhook `user_preferences`. */
export function decodePreferences(body: Fields, receivedAt: Instant): readonly WhatsappEvent[] {
  const phoneNumberId = readIdentifier(readFields(body['metadata'])?.['phone_number_id'], 100);
  const told = readList(body['user_preferences']);
  if (told.length === 0) return [{ kind: 'ignored', of: 'preference' }];
  return told.map((entry): WhatsappEvent => {
    const fields = readFields(entry);
    const value = readText(fields?.['value'])?.toLowerCase();
    const party = fields === null ? null : readParty({ phone: fields['wa_id'], userId: fields['user_id'] }, body['contacts']);
    if (fields === null || phoneNumberId === null || party === null || (value !== 'stop' && value !== 'resume')) return { kind: 'ignored', of: 'preference' };
    return {
      kind: 'preference',
      phoneNumberId,
      party,
      category: readIdentifier(fields['category'], 100) ?? 'marketing_messages',
      value,
      at: Math.min(readTime(fields['timestamp'], receivedAt), receivedAt),
    };
  });
}
