import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import type { MessageId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { WriteNoteRequest } from '../../../shared/protocol/notes.ts';

/** `uploadedAt`: since when the relay has the file of it; null while it has not, or there is none. */
export type OutboxEntry = { readonly request: SendMessageRequest; readonly attempts: number; readonly nextAttemptAt: Instant; readonly uploadedAt: Instant | null };

/** An entry as the person sees it. `mayHaveLeft`: an attempt ended without an answer, so it cannot be taken back. */
export type WaitingEntry = {
  readonly request: SendMessageRequest;
  readonly state: 'waiting' | 'refused';
  readonly attempts: number;
  readonly nextAttemptAt: Instant;
  readonly notBefore: Instant;
  readonly mayHaveLeft: boolean;
  readonly failure: DeliveryFailure | null;
};

/** A note that the relay does not have yet. */
export type NoteEntry = { readonly request: WriteNoteRequest; readonly attempts: number; readonly nextAttemptAt: Instant };

/** What waits for the relay: messages to clients and, in a lane of their own, notes. A part of `VaultOperations`. */
export type SendingOperations = {
  /**
   * Message row (stage `queued`) and outbox entry in one transaction; a reaction is put on its message instead. Repeating it with the same id changes nothing.
   * A content may name a file of the draft: it becomes the message's. `notBefore`: it does not leave earlier, and neither does what follows it in its conversation.
   */
  readonly 'messages.queue': {
    readonly args: { readonly request: SendMessageRequest; readonly author: PersonId; readonly now: Instant; readonly notBefore?: Instant | undefined };
    readonly value: null;
  };
  /** The same for all that a draft becomes, in one transaction; the answer that was begun is over with it, a note stays. */
  readonly 'drafts.queue': {
    readonly args: { readonly requests: readonly SendMessageRequest[]; readonly author: PersonId; readonly now: Instant; readonly notBefore?: Instant | undefined };
    readonly value: null;
  };
  /**
   * Message row (a note, without a delivery) and its entry in the lane of notes, in one transaction. Repeating it with the same id changes nothing. What became of it
   * is told with `outbox.delivered`, `outbox.postpone` and `outbox.refuse`, which go by the message's id.
   */
  readonly 'notes.queue': { readonly args: { readonly request: WriteNoteRequest; readonly author: PersonId; readonly now: Instant }; readonly value: null };
  /** As `outbox.due` and `outbox.nextDue`, of notes alone; those never answer a note. */
  readonly 'notes.due': { readonly args: { readonly now: Instant; readonly limit: number }; readonly value: readonly NoteEntry[] };
  readonly 'notes.nextDue': { readonly args: null; readonly value: Instant | null };
  /**
   * Entries due at `now`, in order; of each conversation only the first one, so that order holds. `lineBackReachMs`: what waits for a broken line counts as due
   * that much earlier; what is held back by `notBefore` does not.
   */
  readonly 'outbox.due': {
    readonly args: { readonly now: Instant; readonly lineBackReachMs?: number | undefined; readonly limit: number };
    readonly value: readonly OutboxEntry[];
  };
  /** When the next entry is due; null when nothing waits. */
  readonly 'outbox.nextDue': { readonly args: null; readonly value: Instant | null };
  /** The relay has it: the entry goes, the message takes the relay's state. `id` of the entry, where it is not the message's: a reaction is answered with its carrier. */
  readonly 'outbox.delivered': { readonly args: { readonly id?: MessageId | undefined; readonly message: Message }; readonly value: null };
  /** `mayHaveLeft`: the attempt ended without an answer, so the relay may have it. */
  readonly 'outbox.postpone': { readonly args: { readonly id: MessageId; readonly nextAttemptAt: Instant; readonly mayHaveLeft?: boolean | undefined }; readonly value: null };
  readonly 'outbox.refuse': { readonly args: { readonly id: MessageId; readonly failure: DeliveryFailure }; readonly value: null };
  /** A refused entry is tried again. */
  readonly 'outbox.retry': { readonly args: { readonly id: MessageId; readonly now: Instant }; readonly value: null };
  /** Takes back a message that has not left: row and entry are removed. False when it has gone already, or may have. */
  readonly 'outbox.retract': { readonly args: { readonly id: MessageId }; readonly value: boolean };
  /**
   * Takes messages back into the draft, in one transaction. `taken`: those that were still here and cannot have left; `others`: contents among them that have no
   * place in a draft.
   */
  readonly 'outbox.takeBack': { readonly args: { readonly ids: readonly MessageId[]; readonly now: Instant }; readonly value: { readonly taken: readonly MessageId[]; readonly others: readonly OutgoingContent[] } };
  /** Need not wait any longer: neither for its few seconds nor for the next attempt. */
  readonly 'outbox.release': { readonly args: { readonly id: MessageId; readonly now: Instant }; readonly value: null };
  /** Everything that has not left or was refused, oldest first. */
  readonly 'outbox.list': { readonly args: null; readonly value: readonly WaitingEntry[] };
  /** The relay has the file of this entry, under its own id; answers what to send now, null when the entry is gone. */
  readonly 'outbox.uploaded': { readonly args: { readonly id: MessageId; readonly media: MediaReference; readonly now: Instant }; readonly value: SendMessageRequest | null };
  /** The relay does not have the file any more. */
  readonly 'outbox.forgetUpload': { readonly args: { readonly id: MessageId }; readonly value: null };
};
