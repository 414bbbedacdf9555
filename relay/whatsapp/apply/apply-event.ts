import type { Transaction } from '../../database/database.ts';
import type { EditEvent, MessageEvent, ReactionEvent, RevokeEvent, StatusEvent } from '../decode/whatsapp-event.ts';
import type { Applied, ApplyContext } from './applied.ts';
import { applyMessage } from './apply-message.ts';
import { applyRewrite } from './apply-rewrite.ts';

/** An event that belongs to one of our numbers. */
export type NumberEvent = MessageEvent | ReactionEvent | EditEvent | RevokeEvent | StatusEvent;

/** Applies one event inside the delivery's transaction. Idempotent: a second time it answers `duplicate` and names nothing as changed. */
export async function applyEvent(transaction: Transaction, event: NumberEvent, context: ApplyContext): Promise<Applied> {
  switch (event.kind) {
    case 'message':
      return applyMessage(transaction, event, context);
    case 'edit':
    case 'revoke':
      return applyRewrite(transaction, event, context);
    case 'reaction':
      return applyReactionEvent(transaction, event, context);
    case 'status':
      return applyStatusEvent(transaction, event, context);
  }
}

async function applyReactionEvent(transaction: Transaction, event: ReactionEvent, { rooms, number, now, newId }: ApplyContext): Promise<Applied> {
  const { companyId, teamId, id: numberId } = number;
  const source = event.author === 'contact' ? 'webhook' : 'echo';
  const { contactId, changed } = await rooms.recogniseContact(transaction, { companyId, party: event.party, source, now, newId });
  const { messageId, outcome } = await rooms.applyReaction(transaction, {
    numberId,
    targetWamid: event.targetWamid,
    authorKey: event.author === 'contact' ? contactId : 'us',
    author: { kind: event.author },
    emoji: event.emoji,
    at: event.at,
  });
  return {
    kind: 'reaction',
    result: outcome === 'known' ? 'duplicate' : 'stored',
    entries: [
      ...(changed ? [{ entity: 'contact', id: contactId, teamId } as const] : []),
      ...(outcome === 'new' && messageId !== null ? [{ entity: 'message', id: messageId, teamId } as const] : []),
    ],
    inboundAt: event.author === 'contact' ? Math.min(event.at, now) : null,
  };
}

async function applyStatusEvent(transaction: Transaction, event: StatusEvent, { rooms, number, now }: ApplyContext): Promise<Applied> {
  const { messageId, outcome } = await rooms.applyStatus(transaction, { ...event, numberId: number.id, now });
  return {
    kind: 'status',
    result: outcome === 'known' ? 'duplicate' : 'stored',
    entries: messageId === null ? [] : [{ entity: 'message', id: messageId, teamId: number.teamId }],
    inboundAt: null,
  };
}
