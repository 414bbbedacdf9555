import type { Instant } from '../../../shared/kernel/time.ts';
import type { AccountEvent, TemplateEvent } from './account-event.ts';
import { decodePreferences } from './decode-preferences.ts';
import { readFields, readIdentifier, readList, readText, readWords } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readPhone } from './read-party.ts';
import { readTime } from './read-time.ts';
import type { WhatsappEvent } from './whatsapp-event.ts';

const longest = 500;

/**
 * Reads a change about an account, its templates and numbers, or a contact's preferences. Pure and total. Source: Meta, one page per webhook field
 * (October 2025 to September 2026).
 *
 * @returns null when the change is none of these; what is one of these and says nothing usable is `ignored`, and its bytes are kept.
 */
export function decodeAccountChange(entry: Fields, value: unknown, receivedAt: Instant): readonly WhatsappEvent[] | null {
  const change = readFields(value);
  const body = readFields(change?.['value']);
  const field = readText(change?.['field']);
  if (field === null || body === null) return null;
  const businessAccountId = readIdentifier(entry['id'], 100);
  const at = Math.min(readTime(entry['time'], receivedAt), receivedAt);
  if (field === 'user_preferences') return decodePreferences(body, receivedAt);
  if (/^(message_)?template_/u.test(field)) {
    const event = businessAccountId === null ? null : decodeTemplate({ businessAccountId, field, body, at });
    return [event ?? { kind: 'ignored', of: 'template' }];
  }
  if (!/^(account_|business_capability|phone_number_|security$)/u.test(field)) return null;
  const event = businessAccountId === null ? null : decodeAccount({ businessAccountId, field, body, at });
  return [event ?? { kind: 'ignored', of: 'account' }];
}

type Told = { readonly businessAccountId: string; readonly field: string; readonly body: Fields; readonly at: Instant };

function decodeTemplate({ businessAccountId, field, body, at }: Told): TemplateEvent | null {
  const name = readIdentifier(body['message_template_name']);
  const language = readIdentifier(body['message_template_language'], 50);
  if (name === null || language === null) return null;
  const base = { kind: 'template', businessAccountId, name, language, status: null, statusReason: null, quality: null, category: null, needsList: false, at } as const;
  switch (field) {
    case 'message_template_status_update': {
      const event = word(body['event']);
      if (event === null) return null;
      return { ...base, status: statusAfter(event), statusReason: reasonOf(body), category: word(body['message_template_category']) };
    }
    case 'message_template_quality_update':
      return { ...base, quality: word(body['new_quality_score']) };
    case 'template_category_update':
      // Without `new_category` it is an announcement for later.
      return { ...base, category: word(body['new_category']) };
    case 'message_template_components_update':
      return { ...base, needsList: true };
    default:
      return null;
  }
}

/** The status in which an event leaves a template. `FLAGGED` is a warning: it can still be sent; `REINSTATED` and `UNARCHIVED` mean approved again. */
function statusAfter(event: string): string | null {
  if (event === 'FLAGGED') return null;
  return event === 'REINSTATED' || event === 'UNARCHIVED' || event === 'UNPAUSED' ? 'APPROVED' : event;
}

function reasonOf(body: Fields): string | null {
  const rejection = readFields(body['rejection_info']);
  const other = readFields(body['other_info']);
  const reason = readWords(body['reason']);
  const words = [
    reason === null || reason.toUpperCase() === 'NONE' ? null : reason,
    readWords(rejection?.['reason']),
    readWords(other?.['title']),
    readWords(other?.['description']),
    readWords(readFields(body['disable_info'])?.['disable_date']),
  ].filter((part) => part !== null);
  return words.length === 0 ? null : [...new Set(words)].join(' · ').slice(0, longest);
}

function decodeAccount({ businessAccountId, field, body, at }: Told): AccountEvent {
  const limit = body['max_daily_conversations_per_business'] ?? body['max_daily_conversation_per_phone'] ?? body['current_limit'];
  const alert = readFields(body['alert_info']);
  const isName = field === 'phone_number_name_update';
  const event = word(body['event']) ?? word(body['decision']) ?? word(alert?.['alert_type']) ?? field.toUpperCase();
  return {
    kind: 'account',
    businessAccountId,
    displayPhone: readPhone(body['display_phone_number'] ?? body['phone_number']),
    field,
    event,
    detail: detailOf(body, alert),
    standing: {
      messagingLimit: tierOf(limit),
      throughput: event === 'THROUGHPUT_UPGRADE' ? 'HIGH' : null,
      verifiedName: isName && event === 'APPROVED' ? (readWords(body['requested_verified_name'])?.slice(0, longest) ?? null) : null,
      nameStatus: isName ? event : null,
    },
    at,
  };
}

/** Meta's word for the limit; the capability webhook writes a number, -1 for none. */
function tierOf(value: unknown): string | null {
  if (typeof value === 'number') return value < 0 ? 'TIER_UNLIMITED' : value >= 1000 && value % 1000 === 0 ? `TIER_${value / 1000}K` : `TIER_${Math.floor(value)}`;
  const text = word(value);
  return text !== null && text.startsWith('TIER_') ? text : null;
}

function detailOf(body: Fields, alert: Fields | null): string | null {
  const ban = readFields(body['ban_info']);
  const restrictions = readList(body['restriction_info']).map(readFields).filter((entry) => entry !== null);
  const parts = [
    readWords(alert?.['alert_severity']),
    readWords(alert?.['alert_status']),
    readWords(alert?.['alert_description']),
    readWords(ban?.['waba_ban_state']),
    readWords(ban?.['waba_ban_date']),
    ...restrictions.map((entry) => [readText(entry['restriction_type']), readText(entry['expiration'])].filter((part) => part !== null).join(' until ')),
    readWords(readFields(body['violation_info'])?.['violation_type']),
    readWords(body['rejection_reason']),
  ].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(' · ').slice(0, longest);
}

/** One of Meta's words: upper case, short. */
function word(value: unknown): string | null {
  return typeof value === 'string' ? (readIdentifier(value.trim(), 100)?.toUpperCase() ?? null) : null;
}
