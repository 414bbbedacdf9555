import type { Instant } from '../../../shared/kernel/time.ts';
import { decodeIdentityChange } from './contents/decode-system.ts';
import { decodeContent, typeOf } from './decode-content.ts';
import { readFields, readFlag, readIdentifier, readText } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readParty } from './read-party.ts';
import { readTime } from './read-time.ts';
import type { MessageEvent, WhatsappEvent } from './whatsapp-event.ts';

/** What surrounds a message in its delivery. */
export type MessageSurroundings = {
  readonly phoneNumberId: string;
  readonly source: MessageEvent['source'];
  readonly author: 'contact' | 'phone-app';
  /** Ids of the other end, when they stand outside the message (a history thread); null to look into the message. */
  readonly other: { readonly phone: unknown; readonly userId: unknown } | null;
  readonly contacts: unknown;
  readonly receivedAt: Instant;
};

/** Reads one entry of `messages` or `message_echoes`. Never throws for any JSON. */
export function decodeMessage(value: unknown, around: MessageSurroundings): WhatsappEvent {
  const message = readFields(value);
  if (message === null) return { kind: 'undecodable', of: 'message' };
  if (readText(message['group_id']) !== null) return { kind: 'ignored', of: 'group' };
  const wamid = readIdentifier(message['id']);
  const party = readParty(around.other ?? whoIn(message, around.author), around.contacts);
  if (wamid === null || party === null) return { kind: 'undecodable', of: 'message' };

  const about = { phoneNumberId: around.phoneNumberId, wamid, at: readTime(message['timestamp'], around.receivedAt), party, author: around.author };
  const type = typeOf(message);
  if (type === 'reaction') {
    const part = readFields(message['reaction']);
    const targetWamid = readIdentifier(part?.['message_id']);
    // A missing emoji means the same as an empty one: taken back.
    if (targetWamid !== null) return { kind: 'reaction', ...about, targetWamid, emoji: (readText(part?.['emoji']) ?? '').slice(0, 64) };
  }
  if (type === 'edit') {
    const part = readFields(message['edit']);
    const originalWamid = readIdentifier(part?.['original_message_id']);
    const edited = readFields(part?.['message']);
    if (originalWamid !== null && edited !== null) return { kind: 'edit', ...about, originalWamid, content: decodeContent(edited) };
  }
  if (type === 'revoke') {
    const originalWamid = readIdentifier(readFields(message['revoke'])?.['original_message_id']);
    if (originalWamid !== null) return { kind: 'revoke', ...about, originalWamid };
  }
  // 'The chat was opened for the first time': nothing that a thread could show.
  if (type === 'request_welcome') return { kind: 'ignored', of: 'other' };

  const context = readFields(message['context']);
  return {
    kind: 'message',
    ...about,
    source: around.source,
    content: decodeContent(message),
    // A forward has a context too, but answers nothing.
    quotedWamid: readIdentifier(context?.['id']),
    forwarded: readFlag(context?.['frequently_forwarded']) ? 'often' : readFlag(context?.['forwarded']) ? 'yes' : 'no',
    referral: readReferral(message['referral']),
    stage: around.author === 'contact' ? null : readStage(message),
    identityChange: type === 'system' ? decodeIdentityChange(message) : null,
  };
}

function whoIn(message: Fields, author: 'contact' | 'phone-app'): { readonly phone: unknown; readonly userId: unknown } {
  if (author === 'phone-app') return { phone: message['to'], userId: message['to_user_id'] };
  const system = readFields(message['system']);
  // A change of the user id may come without any `from`; the person is then known by the former id.
  return { phone: message['from'], userId: message['from_user_id'] ?? system?.['previous_user_id'] ?? (message['from'] === undefined ? system?.['user_id'] : undefined) };
}

/** The advertisement or post that the chat began from; texts only, as Meta names them. */
function readReferral(value: unknown): Readonly<Record<string, string>> | null {
  const fields = readFields(value);
  if (fields === null) return null;
  const names = ['source_url', 'source_id', 'source_type', 'headline', 'body', 'media_type', 'image_url', 'video_url', 'thumbnail_url', 'ctwa_clid'];
  const entries = names.flatMap((name) => {
    const text = readText(fields[name]);
    return text === null ? [] : [[name, text] as const];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** How far a message from the phone had come when history was told. Everything that Meta tells of was at least sent. */
function readStage(message: Fields): MessageEvent['stage'] {
  const told = readText(readFields(message['history_context'])?.['status'])?.toLowerCase();
  switch (told) {
    case 'delivered':
    case 'read':
    case 'played':
      return told;
    case 'error':
    case 'failed':
      return 'failed';
    default:
      return 'sent';
  }
}
