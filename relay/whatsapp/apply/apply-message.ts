import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import { advanceDelivery } from '../../../shared/domain/messages/advance-delivery.ts';
import type { Delivery } from '../../../shared/domain/messages/delivery.ts';
import type { Transaction } from '../../database/database.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import type { MessageEvent } from '../decode/whatsapp-event.ts';
import type { Applied, ApplyContext, ChangeKind } from './applied.ts';
import { placeContent } from './place-content.ts';

/** Stores a message with all that it needs: its contact, its conversation, its file. A message that is here already changes nothing but names. */
export async function applyMessage(transaction: Transaction, event: MessageEvent, { rooms, number, now, newId }: ApplyContext): Promise<Applied> {
  const { companyId, teamId, id: numberId } = number;
  const { contactId, changed } = await rooms.recogniseContact(transaction, { companyId, party: event.party, source: sourceOf(event), now, newId });
  const { conversationId, created } = await rooms.openConversation(transaction, { companyId, numberId, contactId, now, newId });
  const { content, file } = placeContent(event.content, newId);
  const { messageId, outcome } = await rooms.recordMessage(transaction, {
    id: newId(),
    companyId,
    numberId,
    conversationId,
    wamid: event.wamid,
    author: { kind: event.author },
    at: event.at,
    content,
    delivery: deliveryOf(event),
    quotedWamid: event.quotedWamid,
    forwarded: event.forwarded,
    referral: event.referral,
    product: event.product,
    editedAt: null,
    revokedAt: null,
    now,
  });
  if (file !== null && outcome !== 'known') await rooms.recordMedia(transaction, { ...file, companyId, numberId, messageId, now });

  const entries: LogEntry[] = [];
  let lines: readonly LogEntry[] = [];
  const isOwnWord = outcome === 'new' && event.author === 'contact' && (await rooms.noteOwnWord(transaction, { id: newId(), contactId, content, at: event.at, now }));
  if (changed || isOwnWord) entries.push({ entity: 'contact', id: contactId, teamId });
  if (outcome === 'new') {
    const isInbound = event.author === 'contact';
    const isWords = event.content.kind !== 'system';
    lines = await rooms.noteMessage(transaction, {
      conversationId,
      at: event.at,
      // A clock that is ahead must not hold the service window open; what WhatsApp says about the contact is not the contact's word.
      inboundAt: isInbound && isWords ? Math.min(event.at, now) : null,
      reopens: isInbound && event.source === 'live',
      by: !isWords ? null : isInbound ? 'contact' : 'us',
      now,
      newId,
    });
    if (event.identityChange !== null) await rooms.applyIdentityChange(transaction, { companyId, contactId, ...event.identityChange, now, newId });
  }
  if (created || outcome === 'new') entries.push({ entity: 'conversation', id: conversationId, teamId });
  entries.push(...lines);
  if (outcome !== 'known') entries.push({ entity: 'message', id: messageId, teamId });
  return {
    kind: kindOf(event),
    result: outcome === 'known' ? 'duplicate' : 'stored',
    entries,
    inboundAt: event.source === 'live' ? Math.min(event.at, now) : null,
  };
}

function deliveryOf(event: MessageEvent): Delivery | null {
  if (event.author === 'contact') return null;
  const stage = event.stage ?? 'sent';
  const sent = advanceDelivery(undelivered, { stage: 'sent', at: event.at, failure: null });
  return stage === 'sent' ? sent : advanceDelivery(sent, { stage, at: event.at, failure: null });
}

function sourceOf(event: MessageEvent): string {
  return event.source === 'live' ? 'webhook' : event.source;
}

function kindOf(event: MessageEvent): ChangeKind {
  if (event.source !== 'live') return event.source;
  return event.content.kind === 'system' ? 'system' : 'message';
}
