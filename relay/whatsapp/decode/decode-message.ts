import type { Instant } from '../../../shared/kernel/time.ts';
import { decodeIdentityChange, readFormerOwner } from './contents/decode-system.ts';
import { decodeContent, typeOf } from './decode-content.ts';
import { decodeReferral, decodeReferredProduct } from './decode-referral.ts';
import { readFields, readFlag, readIdentifier, readText, readWords } from './read-field.ts';
import type { Fields } from './read-field.ts';
import { readParty } from './read-party.ts';
import { readTime } from './read-time.ts';
import type { EditEvent, MessageEvent, Party, WhatsappEvent } from './whatsapp-event.ts';

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
  const party = withIdentity(readParty(around.other ?? whoIn(message, around.author), around.contacts), message, around.author);
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
    if (originalWamid !== null && edited !== null) return { kind: 'edit', ...about, originalWamid, content: decodeContent(edited), caption: readCaptionEdit(edited) };
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
    referral: decodeReferral(message['referral']),
    product: decodeReferredProduct(context),
    stage: around.author === 'contact' ? null : readStage(message),
    identityChange: type === 'system' ? decodeIdentityChange(message) : null,
  };
}

/** Old captures tell the identity's hash in the message. */
function withIdentity(party: Party | null, message: Fields, author: 'contact' | 'phone-app'): Party | null {
  if (party === null || author !== 'contact' || party.identityHash !== null) return party;
  return { ...party, identityHash: readIdentifier(readFields(message['identity'])?.['hash'], 200) };
}

function whoIn(message: Fields, author: 'contact' | 'phone-app'): { readonly phone: unknown; readonly userId: unknown } {
  if (author === 'phone-app') return { phone: message['to'], userId: message['to_user_id'] };
  const named = { phone: message['from'], userId: message['from_user_id'] };
  if (typeOf(message) !== 'system') return named;
  const isNamed = readWords(named.phone) !== null || readWords(named.userId) !== null;
  const former = readFormerOwner(message);
  // Beside a sender's number the former id alone helps: the new one belongs to the number that the contact has from now on.
  return isNamed ? { phone: named.phone, userId: named.userId ?? readFields(message['system'])?.['previous_user_id'] } : former;
}

/** A caption may be changed without the file: Meta then repeats the file or leaves it out. */
function readCaptionEdit(edited: Fields): EditEvent['caption'] {
  const type = typeOf(edited);
  if (type !== 'image' && type !== 'video' && type !== 'document') return null;
  const part = readFields(edited[type]);
  return part === null ? null : { of: type, words: readWords(part['caption']) };
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
