import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import { advanceDelivery } from '../../../shared/domain/messages/advance-delivery.ts';
import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import type { Transaction } from '../../database/database.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import type { EditEvent, RevokeEvent } from '../decode/whatsapp-event.ts';
import type { Applied, ApplyContext } from './applied.ts';
import { placeContent } from './place-content.ts';
import type { Rewrite, RewriteTarget, Rooms } from './rooms.ts';

/**
 * Applies an edit or a revocation to the message it names.
 *
 * When it comes before its message, the message is stored at once in its final form under its own id: the original, arriving later, is then known.
 */
export async function applyRewrite(transaction: Transaction, event: EditEvent | RevokeEvent, { rooms, number, now, newId }: ApplyContext): Promise<Applied> {
  const { companyId, teamId, id: numberId } = number;
  const source = event.author === 'contact' ? 'webhook' : 'echo';
  const { contactId, changed } = await rooms.recogniseContact(transaction, { companyId, party: event.party, source, now, newId });
  const { conversationId } = await rooms.openConversation(transaction, { companyId, numberId, contactId, now, newId });
  const entries: LogEntry[] = changed ? [{ entity: 'contact', id: contactId, teamId }] : [];
  const target = { numberId, wamid: event.originalWamid, conversationId, authorKind: event.author };
  const revoked: MessageContent = { kind: 'unsupported', type: 'revoked' };
  const { content, file } = event.kind === 'edit' ? placeContent(event.content, newId) : { content: revoked, file: null };

  const done = event.kind === 'revoke' ? await rooms.applyRevoke(transaction, target, event.at) : await rewrite(transaction, event, rooms, target, content);
  // The file of an edited caption is the one that is here already.
  const isNewFile = event.kind === 'edit' && (event.caption === null || done.outcome === 'absent');
  let messageId: string;
  if (done.outcome === 'absent') {
    const recorded = await rooms.recordMessage(transaction, {
      id: newId(),
      companyId,
      numberId,
      conversationId,
      wamid: event.originalWamid,
      author: { kind: event.author },
      at: event.at,
      content,
      delivery: event.author === 'contact' ? null : advanceDelivery(undelivered, { stage: 'sent', at: event.at, failure: null }),
      quotedWamid: null,
      forwarded: 'no',
      referral: null,
      product: null,
      editedAt: event.kind === 'edit' ? event.at : null,
      revokedAt: event.kind === 'revoke' ? event.at : null,
      now,
    });
    messageId = recorded.messageId;
    await rooms.noteMessage(transaction, { conversationId, at: event.at, inboundAt: null, reopens: false, by: null, now, newId });
    entries.push({ entity: 'conversation', id: conversationId, teamId });
  } else {
    messageId = done.messageId;
  }
  if (done.outcome === 'known') return { kind: event.kind, result: 'duplicate', entries, inboundAt: null };
  // 'Sotp' that becomes 'STOP' is the same word as one that is typed well; what was taken back says nothing.
  const speaks = event.kind === 'edit' && event.author === 'contact';
  if (speaks && (await rooms.noteOwnWord(transaction, { id: newId(), contactId, content, at: event.at, now })) && !changed) entries.push({ entity: 'contact', id: contactId, teamId });
  if (file !== null && isNewFile) await rooms.recordMedia(transaction, { ...file, companyId, numberId, messageId, now });
  return { kind: event.kind, result: 'stored', entries: [...entries, { entity: 'message', id: messageId, teamId }], inboundAt: null };
}

async function rewrite(transaction: Transaction, event: EditEvent, rooms: Rooms, target: RewriteTarget, content: MessageContent): Promise<Rewrite> {
  if (event.caption === null) return rooms.applyEdit(transaction, target, content, event.at);
  return rooms.applyCaptionEdit(transaction, target, event.caption, event.at);
}
