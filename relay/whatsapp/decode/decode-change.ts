import type { Instant } from '../../../shared/kernel/time.ts';
import { decodeCalls } from './decode-calls.ts';
import { decodeHistory } from './decode-history.ts';
import { decodeMessage } from './decode-message.ts';
import { decodeStatus } from './decode-status.ts';
import { readFields, readIdentifier, readList, readText } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readPhone } from './read-party.ts';
import type { IgnoredKind, WhatsappEvent } from './whatsapp-event.ts';

/** Fields that are known and not acted upon (yet). Source: Meta, list of webhook fields. */
const ignoredFields: readonly (readonly [RegExp, IgnoredKind])[] = [
  [/^group_/u, 'group'],
  [/^(message_)?template_/u, 'template'],
  [/^user_preferences$/u, 'preference'],
  [/^smb_app_state_sync$/u, 'contact-book'],
  [/^(account_|business_|phone_number_|partner_|payment_|security$|automatic_events$|user_id_update$)/u, 'account'],
];

/** Reads one entry of `changes`: every message and status by itself, so that a bad one never takes a good one with it. */
export function decodeChange(value: unknown, receivedAt: Instant): readonly WhatsappEvent[] {
  const change = readFields(value);
  const body = readFields(change?.['value']);
  if (change === null) return [{ kind: 'undecodable', of: 'other' }];
  const field = readText(change['field']) ?? '';
  const ignored = ignoredFields.find(([pattern]) => pattern.test(field));
  if (ignored !== undefined) return [{ kind: 'ignored', of: ignored[1] }];
  if (body === null) return [{ kind: 'undecodable', of: 'other' }];

  const phoneNumberId = readIdentifier(readFields(body['metadata'])?.['phone_number_id'] ?? body['phone_number_id'], 100);
  const errors: readonly WhatsappEvent[] = readList(body['errors']).length > 0 ? [{ kind: 'ignored', of: 'error' }] : [];
  const events = [...decodeHistory(body, phoneNumberId, receivedAt), ...decodeCalls(body, phoneNumberId, receivedAt), ...decodeLists(body, field, phoneNumberId, receivedAt)];
  if (events.length > 0 || errors.length > 0) return [...events, ...errors];
  if (field === 'calls') return [{ kind: 'ignored', of: 'call' }];
  // A `messages` change must bring something, be it an empty list; an unknown field may bring anything.
  const isKnown = ['messages', 'message_echoes', 'statuses', 'contacts'].some((list) => Array.isArray(body[list]));
  return [(field === 'messages' || field === 'smb_message_echoes') && !isKnown ? { kind: 'undecodable', of: 'other' } : { kind: 'ignored', of: 'other' }];
}

function decodeLists(body: Fields, field: string, phoneNumberId: string | null, receivedAt: Instant): readonly WhatsappEvent[] {
  const messages = listOrBad(body['messages']);
  const echoes = listOrBad(body['message_echoes']);
  const statuses = listOrBad(body['statuses']);
  if (phoneNumberId === null) {
    return [...[...messages, ...echoes].map(() => ({ kind: 'undecodable', of: 'message' }) as const), ...statuses.map(() => ({ kind: 'undecodable', of: 'status' }) as const)];
  }
  const around = { phoneNumberId, other: null, contacts: body['contacts'], receivedAt };
  // The second part of a history delivery brings the files of the newest days as plain messages; some are our own.
  const own = readPhone(readFields(body['metadata'])?.['display_phone_number']);
  const isOurs = (message: unknown): boolean => field === 'history' && own !== null && readPhone(readFields(message)?.['from']) === own;
  return [
    ...messages.map((message) =>
      guard('message', () =>
        decodeMessage(message, { ...around, source: field === 'history' ? 'history' : 'live', author: isOurs(message) ? 'phone-app' : 'contact' }),
      ),
    ),
    ...echoes.map((message) => guard('message', () => decodeMessage(message, { ...around, source: field === 'history' ? 'history' : 'echo', author: 'phone-app' }))),
    ...statuses.map((status) => guard('status', () => decodeStatus(status, { phoneNumberId, receivedAt }))),
  ];
}

/** A list as it is; something else in its place is one entry that cannot be read. */
function listOrBad(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [null];
}

/** The readers are written never to throw. Should one, then one entry is lost for now and its neighbours are not. */
function guard(of: 'message' | 'status', read: () => WhatsappEvent): WhatsappEvent {
  try {
    return read();
  } catch {
    return { kind: 'undecodable', of };
  }
}
