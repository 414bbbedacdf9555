import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import { undelivered } from '../../shared/domain/messages/delivery.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import { makeId } from '../../shared/kernel/make-id.ts';
import type { SendMessageRequest } from '../../shared/protocol/messages.ts';

/** A fixed moment that tests count from: 2026-03-02T09:00:00Z, a Monday. */
export const monday = Date.UTC(2026, 2, 2, 9);

/** Small seeded generator (mulberry32): the same seed gives the same numbers everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An id that is the same for the same kind and number. */
export function idOf(kind: 'person' | 'team' | 'number' | 'contact' | 'conversation' | 'message' | 'media' | 'company', count: number): never {
  const kinds = ['person', 'team', 'number', 'contact', 'conversation', 'message', 'media', 'company'];
  const bytes = Uint8Array.from([kinds.indexOf(kind), 0, 0, 0, 0, 0, (count >>> 24) & 255, (count >>> 16) & 255, (count >>> 8) & 255, count & 255]);
  return makeId(1_700_000_000_000, bytes) as never;
}

export function aContact(count: number, displayName = `Contact ${count}`): Contact {
  return { id: idOf('contact', count), displayName, username: null, maskedNumber: null, createdAt: monday };
}

export function aNumber(count = 1): CompanyNumber {
  return { id: idOf('number', count), displayPhoneNumber: '+1 555 0100', name: 'Front desk', teamId: idOf('team', 1), health: 'ok', stoppedReason: null, lastInboundAt: null };
}

/** Conversation `count` is with contact `count`. */
export function aConversation(count: number, more: Partial<Conversation> = {}): Conversation {
  return {
    id: idOf('conversation', count), numberId: idOf('number', 1), contactId: idOf('contact', count), teamId: idOf('team', 1), assigneeId: null,
    state: 'open', createdAt: monday, lastMessageAt: null, lastInboundAt: null, snooze: null, waitingSince: null, ...more,
  };
}

type MessageGiven = { readonly in?: number; readonly at?: number; readonly text?: string; readonly content?: MessageContent } & Partial<Message>;

/** A text of the contact, unless said otherwise. */
export function fromContact(count: number, { in: conversation = 1, text = `message ${count}`, ...more }: MessageGiven = {}): Message {
  return {
    id: idOf('message', count), conversationId: idOf('conversation', conversation), author: { kind: 'contact' }, at: monday, content: { kind: 'text', body: text },
    delivery: null, quotedMessageId: null, forwarded: 'no', reactions: [], editedAt: null, revokedAt: null, ...more,
  };
}

/** A text of ours. */
export function fromUs(count: number, more: MessageGiven = {}): Message {
  return fromContact(count, { author: { kind: 'person', personId: idOf('person', 1) }, delivery: undelivered, ...more });
}

export function deliveredAs(stage: Delivery['stage'], more: Partial<Delivery> = {}): Delivery {
  return { ...undelivered, stage, ...more };
}

export function aRequest(count: number, { in: conversation = 1, body = `reply ${count}`, at = monday }: { readonly in?: number; readonly body?: string; readonly at?: number } = {}): SendMessageRequest {
  return { id: idOf('message', count), conversationId: idOf('conversation', conversation), content: { kind: 'text', body }, quotedMessageId: null, composedAt: at };
}

export function anImage(count: number, caption: string | null): MessageContent {
  return { kind: 'image', caption, media: { id: idOf('media', count), mimeType: 'image/jpeg', size: 3, state: 'ready', failure: null } };
}

export function aDocument(count: number, fileName: string, caption: string | null = null): MessageContent {
  return { kind: 'document', caption, fileName, media: { id: idOf('media', count), mimeType: 'application/pdf', size: 3, state: 'ready', failure: null } };
}
