import type { Transaction } from '../../database/database.ts';
import type { CallEvent, EditEvent, MessageEvent, ReactionEvent, RevokeEvent, StatusEvent } from '../decode/whatsapp-event.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import type { PreferenceEvent } from '../decode/account-event.ts';
import type { Applied, ApplyContext } from './applied.ts';
import { applyMessage } from './apply-message.ts';
import { applyRewrite } from './apply-rewrite.ts';
import type { Rooms } from './rooms.ts';

/** An event that belongs to one of our numbers. */
export type NumberEvent = MessageEvent | ReactionEvent | EditEvent | RevokeEvent | StatusEvent | CallEvent | PreferenceEvent;

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
    case 'call':
      return applyCallEvent(transaction, event, context);
    case 'preference':
      return applyPreferenceEvent(transaction, event, context);
  }
}

/** A contact that we have never met may speak of its wishes too: they must hold when somebody writes to it first. */
async function applyPreferenceEvent(transaction: Transaction, event: PreferenceEvent, { rooms, number, now, newId }: ApplyContext): Promise<Applied> {
  const { companyId, teamId } = number;
  const { contactId, changed } = await rooms.recogniseContact(transaction, { companyId, party: event.party, source: 'webhook', now, newId });
  const isNew = await rooms.applyPreference(transaction, { contactId, category: event.category, value: event.value, source: 'webhook', at: event.at });
  return {
    kind: 'preference',
    result: isNew ? 'stored' : 'duplicate',
    entries: isNew || changed ? [{ entity: 'contact', id: contactId, teamId }] : [],
    inboundAt: null,
  };
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
  const { messageId, outcome, unanswered = null } = await rooms.applyStatus(transaction, { ...event, numberId: number.id, now });
  const waitsAgain = unanswered === null ? [] : [{ entity: 'conversation' as const, id: unanswered, teamId: number.teamId }];
  return {
    kind: 'status',
    result: outcome === 'known' ? 'duplicate' : 'stored',
    entries: messageId === null ? [] : [...contactEntry(await optOutOf(transaction, event, messageId, rooms)), ...waitsAgain, { entity: 'message', id: messageId, teamId: number.teamId }],
    inboundAt: null,
  };

  function contactEntry(contactId: string | null): readonly LogEntry[] {
    return contactId === null ? [] : [{ entity: 'contact', id: contactId, teamId: number.teamId }];
  }
}

/** 131050: the contact has stopped marketing, and this is how we learn of it. */
async function optOutOf(transaction: Transaction, event: StatusEvent, messageId: string, rooms: Rooms): Promise<string | null> {
  return event.report.failure?.code === 131050 ? rooms.noteOptOut(transaction, messageId, event.report.at) : null;
}

/** Calls are out of scope, so the result is `ignored`; but one by the contact opens the service window, whatever became of it. */
async function applyCallEvent(transaction: Transaction, event: CallEvent, { rooms, number, now, newId }: ApplyContext): Promise<Applied> {
  const { companyId, teamId, id: numberId } = number;
  const { contactId, changed } = await rooms.recogniseContact(transaction, { companyId, party: event.party, source: 'call', now, newId });
  const { conversationId } = await rooms.openConversation(transaction, { companyId, numberId, contactId, now, newId });
  const at = Math.min(event.at, now);
  if (!(await rooms.noteCall(transaction, { numberId, callId: event.callId, conversationId, at }))) return { kind: 'call', result: 'duplicate', entries: [], inboundAt: null };
  const lines = await rooms.noteMessage(transaction, { conversationId, at, inboundAt: at, reopens: true, by: 'contact', now, newId });
  return {
    kind: 'call',
    result: 'ignored',
    entries: [...(changed ? [{ entity: 'contact', id: contactId, teamId } as const] : []), { entity: 'conversation', id: conversationId, teamId }, ...lines],
    inboundAt: at,
  };
}
