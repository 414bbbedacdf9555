import { z } from 'zod';
import { outgoingContent } from '../domain/outgoing/outgoing-content.ts';
import { conversationId, messageId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';
import { planTrouble, sendRefusal } from './send-refusal.ts';
import { waitingEntry } from './waiting-entry.ts';

const nothing = z.null();

/** Messages on their way out: queueing, taking back, planning, and the outbox. A part of `commands`. */
export const sendingCommands = {
  /** Queues a message of any kind: it is in the cache when this answers, and goes to the relay as soon as the line allows. */
  'messages.send': {
    /** `undoMs`: it can be taken back for so long before it leaves, and what follows it in its conversation waits as long. `sendAt`: the relay keeps it until then. */
    request: z.object({ conversationId, content: outgoingContent, quotedMessageId: messageId.nullable(), undoMs: z.number().int().min(0).max(60_000).optional(), sendAt: instant.nullable().optional() }),
    response: z.object({ id: messageId }),
    error: sendRefusal,
    gate: 'enrolled',
  },
  /** Puts our one reaction on a message, in place of the one before; an empty `emoji` takes it back. */
  'messages.react': { request: z.object({ id: messageId, emoji: z.string().max(64) }), response: nothing, error: sendRefusal, gate: 'enrolled' },
  /** Takes back a message that has not left this computer; nothing of it is left. Not `retracted`: it has gone, or may have. */
  'messages.retract': { request: z.object({ id: messageId }), response: z.object({ retracted: z.boolean() }), error: z.never(), gate: 'enrolled' },
  /**
   * Takes messages that have not left this computer back into the draft of their conversation. `taken`: those that could be; `others`: contents among them that have no
   * place in a draft (a location, a card, a template), to open their dialog again.
   */
  'messages.takeBack': {
    request: z.object({ ids: z.array(messageId).min(1).max(100) }),
    response: z.object({ taken: z.array(messageId), others: z.array(outgoingContent) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Gives a planned message another time; null: now. */
  'messages.replan': { request: z.object({ id: messageId, sendAt: instant.nullable() }), response: nothing, error: planTrouble, gate: 'enrolled' },
  /** Takes a planned message back; its text, or its file with its caption, goes into the draft. */
  'messages.withdraw': { request: z.object({ id: messageId }), response: nothing, error: planTrouble, gate: 'enrolled' },
  /** Tries again what was refused, failed or is unconfirmed. */
  'messages.retry': { request: z.object({ id: messageId }), response: nothing, error: z.object({ kind: z.enum(['offline', 'refused']) }), gate: 'enrolled' },
  /** Everything that has not left this computer, oldest first. Announced as `outbox`. */
  'outbox.list': { request: nothing, response: z.object({ entries: z.array(waitingEntry) }), error: z.never(), gate: 'enrolled' },
  /** It need not wait any longer: neither for its few seconds nor for the next attempt. */
  'outbox.sendNow': { request: z.object({ id: messageId }), response: nothing, error: z.never(), gate: 'enrolled' },
} as const;
