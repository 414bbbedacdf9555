import { z } from 'zod';
import { conversationCounts } from '../domain/conversations/conversation-filter.ts';
import { longestPromise, longestSummary, mostPromises } from '../domain/conversations/accept-handover.ts';
import { triageAct, triageOutcome } from '../domain/conversations/triage-act.ts';
import { mostTriaged } from '../domain/conversations/most-triaged.ts';
import { handoverTarget } from '../domain/messages/team-content.ts';
import { longestNote, mostMentions } from '../domain/notes/accept-note.ts';
import { presence, presenceAct } from '../domain/presence/presence.ts';
import { conversationId, messageId, personId, teamId } from '../kernel/ids.ts';
import { beginConversationRequest, beginConversationResponse } from './contact-care.ts';

const nothing = z.null();
const offlineOrRefused = z.object({ kind: z.enum(['offline', 'refused']) });

/** The team's side of the inbox: who does what, what the team says to itself, who is there. A part of `commands`. */
export const triageCommands = {
  /** Counts for the views of the list; of `teamId` for the view `team` (null: all teams of the person). Read again whenever a conversation changed. */
  'conversations.counts': { request: z.object({ teamId: teamId.nullable() }), response: conversationCounts, error: z.never(), gate: 'enrolled' },
  /**
   * Assigns, snoozes, closes or reopens, one conversation or many; each is answered for itself. It needs the relay: `offline` means that nothing was done.
   * What will happen can be asked beforehand of `decideSnooze` and `decideAssign`.
   */
  'conversations.triage': {
    request: z.object({ ids: z.array(conversationId).min(1).max(mostTriaged), act: triageAct }),
    response: z.object({ results: z.array(z.object({ id: conversationId, result: triageOutcome })) }),
    error: offlineOrRefused,
    gate: 'enrolled',
  },
  /**
   * The conversation with a number, on one of our numbers; begun when there is none, and nothing is sent by it. Answered when it can be opened. It needs the relay: after
   * `offline` it may be asked again. `gone`: this person does not write from that number any more.
   */
  'conversations.begin': {
    request: beginConversationRequest,
    response: beginConversationResponse,
    error: z.object({ kind: z.enum(['offline', 'refused', 'gone']) }),
    gate: 'enrolled',
  },
  /** Marks conversations as read on this device, without opening them. */
  'conversations.markRead': { request: z.object({ ids: z.array(conversationId).min(1).max(mostTriaged) }), response: nothing, error: z.never(), gate: 'enrolled' },
  /** Hands a conversation over with a card. It needs the relay. `id` is the card's message. */
  'conversations.handOver': {
    request: z.object({
      conversationId,
      to: handoverTarget,
      summary: z.string().max(longestSummary * 2),
      promises: z.array(z.string().max(longestPromise * 2)).max(mostPromises * 2),
    }),
    response: z.object({ id: messageId }),
    error: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('empty') }),
      z.object({ kind: z.literal('too-long'), field: z.enum(['summary', 'promise']), limit: z.number(), length: z.number() }),
      z.object({ kind: z.literal('too-many-promises'), limit: z.number() }),
      z.object({ kind: z.enum(['to-self', 'receiver-cannot-see', 'other-team', 'no-such-person', 'not-visible', 'no-such-conversation', 'offline', 'refused']) }),
    ]),
    gate: 'enrolled',
  },
  /** Says that this person takes what the card hands over. `taken`: a colleague has said so before. */
  'handovers.accept': { request: z.object({ id: messageId }), response: nothing, error: z.object({ kind: z.enum(['taken', 'offline', 'refused']) }), gate: 'enrolled' },
  /**
   * Writes an internal note: kept at once, also offline, and given to the relay when there is a line. It cannot reach a contact. Mentions of people who may not see
   * the conversation are left out.
   */
  'notes.write': {
    request: z.object({ conversationId, body: z.string().max(longestNote * 10), mentions: z.array(personId).max(mostMentions * 2) }),
    response: z.object({ id: messageId }),
    error: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('empty') }),
      z.object({ kind: z.literal('too-long'), limit: z.number(), length: z.number() }),
      z.object({ kind: z.literal('too-many-mentions'), limit: z.number() }),
      z.object({ kind: z.literal('no-such-conversation') }),
    ]),
    gate: 'enrolled',
  },
  /**
   * Tells colleagues that this person looks at a conversation or types in it. Call it on every key and every few seconds while the thread is open: main decides what
   * is worth telling, and tells nothing outside working hours. `away` when the thread is left.
   */
  'presence.tell': { request: z.object({ conversationId, act: presenceAct }), response: nothing, error: z.never(), gate: 'enrolled' },
  /** Colleagues who look or type now, without this person. Read again whenever `presence` is announced, which also happens when somebody's time is over. */
  'presence.read': { request: nothing, response: z.object({ present: z.array(presence) }), error: z.never(), gate: 'enrolled' },
} as const;
