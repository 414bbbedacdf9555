/**
 * Everything that the main process knows about the vault: its operations, each one whole transaction. This is the only file of the vault that main
 * may import. No statement, row or driver error crosses this line.
 */
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { ConversationCounts, ConversationCursor, ConversationFilter } from '../../shared/domain/conversations/conversation-filter.ts';
import type { Draft, DraftFile } from '../../shared/domain/drafts/draft.ts';
import type { MediaReference } from '../../shared/domain/messages/content.ts';
import type { DeliveryFailure } from '../../shared/domain/messages/delivery.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import type { Favourites } from '../../shared/domain/favourites/favourites.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { Person, Team } from '../../shared/domain/people/person.ts';
import type { SignedPolicy } from '../../shared/domain/policy/policy.ts';
import type { Preferences } from '../../shared/domain/preferences/preferences.ts';
import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { PurgePlan } from '../../shared/domain/retention/plan-purge.ts';
import type { PurgeReceipt } from '../../shared/domain/retention/purge-receipt.ts';
import type { Holding, SearchFilters } from '../../shared/domain/search/search-filters.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import type { ContactId, ConversationId, MediaId, MessageId, PersonId, TeamId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import type { SendMessageRequest } from '../../shared/protocol/messages.ts';
import type { WriteNoteRequest } from '../../shared/protocol/notes.ts';

/**
 * Why an operation did not happen. `not-open` before `open` · `wrong-key` the file does not open with this key · `corrupt` the file is damaged ·
 * `from-the-future` written by a newer version · `full` the disk is full · `busy` try again · `unsafe` a safety setting could not be established.
 * After `wrong-key`, `corrupt` and `from-the-future` the answer is always the same: discard the cache and rebuild it from the relay.
 */
export type VaultError = {
  readonly kind: 'not-open' | 'wrong-key' | 'corrupt' | 'from-the-future' | 'full' | 'busy' | 'unsafe' | 'unexpected';
  /** For the log: never a value, a text or a path of the user's. */
  readonly detail: string;
};

/** What a transaction changed, for the screen: stores re-read what they show. */
export type VaultChange =
  | { readonly kind: 'conversation'; readonly id: ConversationId }
  | { readonly kind: 'message'; readonly id: MessageId; readonly conversationId: ConversationId }
  | { readonly kind: 'contact'; readonly id: string }
  | { readonly kind: 'directory' }
  | { readonly kind: 'outbox' }
  | { readonly kind: 'notices' }
  | { readonly kind: 'everything' };

/** Where the cache lives. `memory`: nothing touches the disk and it is gone at exit. */
export type VaultLocation = { readonly kind: 'disk'; readonly folder: string } | { readonly kind: 'memory' };

/** Why a cache had to be built anew. */
export type RebuildReason = 'wrong-key' | 'corrupt' | 'from-the-future';

/**
 * A rebuild that is not through: begun at `since`, over with the first `changes.apply` that says `caughtUp`. Until then what is older than `readBefore`
 * (the last write of the cache before, as the disk tells it, and never later than `since`) counts as read and silent, reason `rebuilt`.
 */
export type Rebuilding = { readonly reason: RebuildReason; readonly since: Instant; readonly readBefore: Instant };

/** One line of the inbox. */
export type ConversationSummary = {
  readonly conversation: Conversation;
  readonly contact: Contact;
  readonly number: CompanyNumber | null;
  /** Newest message as cached; null when retention has removed all of them. */
  readonly lastMessage: CachedMessage | null;
  readonly unread: number;
  /** The beginning of what was begun to be written here; absent when nothing was. `hasFiles`: files wait to go with it. */
  readonly draft?: { readonly mode: 'answer' | 'note'; readonly text: string; readonly hasFiles: boolean };
};

/** Whose inbox is asked for. `teams`: those of the view `team`; `now` decides which snoozes and service windows are over. */
export type ConversationScope = { readonly filter: ConversationFilter; readonly me: PersonId; readonly teams: readonly TeamId[]; readonly now: Instant };

/** `next` is the `before` of the page after this one; null when there is none. */
export type ConversationPage = { readonly conversations: readonly ConversationSummary[]; readonly next: ConversationCursor | null };

/** A message as the cache holds it; `outbox` only while it has not reached the relay. */
export type CachedMessage = Message & { readonly outbox: OutboxState | null };

/** `waiting`: will be tried · `refused`: the relay said no, the employee decides. */
export type OutboxState = { readonly state: 'waiting'; readonly attempts: number } | { readonly state: 'refused'; readonly failure: DeliveryFailure };

/** A place in a thread: one message · the first message at or after an instant, else the newest before it · the oldest unread one, else the end. */
export type PlaceInThread = { readonly kind: 'message'; readonly id: MessageId } | { readonly kind: 'instant'; readonly at: Instant } | { readonly kind: 'first-unread' };

/** `messages`: newest first, empty when the message is not in this thread · `placeId`: the message that is meant, null at the end of a thread with nothing unread. */
export type ThreadStretch = { readonly messages: readonly CachedMessage[]; readonly placeId: MessageId | null; readonly hasEarlier: boolean; readonly hasLater: boolean };

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

/** A message whose notice has not been decided yet, with what the decision needs. */
export type UndecidedNotice = {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly messageAt: Instant;
  readonly fromContact: boolean;
  /** A colleague's note that mentions this person, or a hand-over to them. */
  readonly addressed?: true;
  readonly read: boolean;
};

export type NoticeDecision = {
  readonly messageId: MessageId;
  readonly kind: 'show' | 'hold' | 'silent';
  readonly reason: string;
  readonly until: Instant | null;
  readonly decidedAt: Instant;
};

export type SearchHit = {
  readonly message: Message;
  /** Its place in the order of time: what the next page begins after. */
  readonly place: number;
  /** Null while it has not arrived. */
  readonly contact: Contact | null;
  readonly contactName: string;
  /** The text around the hit, with the places to emphasise as `[start, end)` in UTF-16 units. */
  readonly snippet: string;
  readonly marks: readonly (readonly [number, number])[];
};

/** Small values that belong to this device and say nothing about anybody: no purge takes them. */
export type StoredSettings = Preferences;

/** A message that holds a file or a link, and its place in the order of time. */
export type SharedMessage = { readonly message: Message; readonly place: number };


/** name → arguments and value. Every operation answers `Result<value, VaultError>`. */
export type VaultOperations = {
  /**
   * Opens or creates the cache and establishes every safety setting (cipher, secure delete, FTS secure-delete, temp store in memory, WAL), or refuses.
   * `key`: 32 bytes; the array is zeroed by the vault after use. `companyId` and `personId`: a cache of somebody else answers `wrong-key`.
   */
  readonly 'open': { readonly args: { readonly location: VaultLocation; readonly key: Uint8Array }; readonly value: { readonly fresh: boolean; readonly rebuilding?: Rebuilding } };
  /**
   * Closes and deletes every file of the cache: what to do after `wrong-key`, `corrupt`, `from-the-future`. With `rebuild` the next cache in this folder
   * begins as a rebuilt one, also when the process dies in between; without it nothing of before is remembered.
   */
  readonly 'discard': { readonly args: { readonly location: VaultLocation; readonly rebuild?: RebuildReason | undefined }; readonly value: null };
  readonly 'close': { readonly args: null; readonly value: null };

  /**
   * Applies a batch and moves the cursor in one transaction. New messages of contacts become undecided notices. Repeating a batch changes nothing.
   * `caughtUp`: the relay has nothing after this batch; a rebuild is over with it. `now`: the time of decisions, by the relay's clock; without it the vault's own.
   * `me`: whose cache it is; what colleagues address to them is news as well.
   */
  readonly 'changes.apply': {
    readonly args: {
      readonly changes: readonly Change[];
      readonly cursor: number;
      readonly caughtUp?: boolean | undefined;
      readonly now?: Instant | undefined;
      readonly me?: PersonId | undefined;
    };
    readonly value: null;
  };
  readonly 'changes.cursor': { readonly args: null; readonly value: number };

  /** One page; without `scope` of everything, newest first. A snooze that is over at `scope.now` counts as over, whether or not the relay has said so. */
  readonly 'conversations.list': {
    readonly args: { readonly limit: number; readonly before: ConversationCursor | null; readonly scope?: ConversationScope | undefined };
    readonly value: ConversationPage;
  };
  /** `teams`: those of the view `team`. */
  readonly 'conversations.counts': { readonly args: { readonly me: PersonId; readonly teams: readonly TeamId[]; readonly now: Instant }; readonly value: ConversationCounts };
  readonly 'conversations.read': { readonly args: { readonly id: ConversationId }; readonly value: ConversationSummary | null };
  /** Every conversation with a contact, on whichever number; the newest first. */
  readonly 'conversations.with': { readonly args: { readonly contactId: ContactId }; readonly value: readonly ConversationSummary[] };
  /** Marks everything up to now as read on this device; held and undecided notices of it become silent. */
  readonly 'conversations.markRead': { readonly args: { readonly id: ConversationId; readonly now: Instant }; readonly value: null };

  /** Newest first, ordered by `at`, then `id`. `before` is exclusive; with `after` (exclusive) it is the stretch that follows, and `before` says nothing. */
  readonly 'messages.page': {
    readonly args: {
      readonly conversationId: ConversationId;
      readonly before: { readonly at: Instant; readonly id: MessageId } | null;
      readonly after?: { readonly at: Instant; readonly id: MessageId } | undefined;
      readonly limit: number;
    };
    readonly value: readonly CachedMessage[];
  };
  /** A stretch of a thread with a place in its middle. */
  readonly 'messages.around': { readonly args: { readonly conversationId: ConversationId; readonly place: PlaceInThread; readonly limit: number }; readonly value: ThreadStretch };
  readonly 'messages.read': { readonly args: { readonly id: MessageId }; readonly value: CachedMessage | null };
  /** Words are matched by prefix, accents ignored, newest first. Without words, what the filters leave. `before`: the `place` of the last hit of the page before. */
  readonly 'messages.search': {
    readonly args: { readonly query: string; readonly filters?: SearchFilters | undefined; readonly before?: number | null | undefined; readonly limit: number };
    readonly value: readonly SearchHit[];
  };
  /** Messages of a conversation that hold something of a kind, newest first. */
  readonly 'messages.shared': {
    readonly args: { readonly conversationId: ConversationId; readonly holding: Holding; readonly before: number | null; readonly limit: number };
    readonly value: readonly SharedMessage[];
  };
  /** Conversations whose contact is called so, or whose number ends so as far as it is visible; the newest first. */
  readonly 'people.search': { readonly args: { readonly query: string; readonly limit: number }; readonly value: readonly ConversationSummary[] };
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

  readonly 'drafts.read': { readonly args: { readonly conversationId: ConversationId }; readonly value: Draft | null };
  /** Words of a draft; its files stay. One that says nothing and has no file is not kept, and none of a conversation that is not here. */
  readonly 'drafts.store': { readonly args: Omit<Draft, 'files' | 'changedAt'> & { readonly now: Instant }; readonly value: null };
  /** Encrypts a file with a key of its own and puts it at the end of the draft. Repeating it changes nothing. */
  readonly 'drafts.addFile': { readonly args: { readonly conversationId: ConversationId; readonly file: DraftFile; readonly bytes: Uint8Array; readonly now: Instant }; readonly value: null };
  /** Captions and order of the files of a draft; those that are not named are removed, with their bytes. */
  readonly 'drafts.arrangeFiles': { readonly args: { readonly conversationId: ConversationId; readonly files: readonly { readonly id: MediaId; readonly caption: string }[] }; readonly value: null };

  readonly 'notices.undecided': { readonly args: { readonly limit: number }; readonly value: readonly UndecidedNotice[] };
  readonly 'notices.decide': { readonly args: { readonly decisions: readonly NoticeDecision[] }; readonly value: null };
  /** Held notices whose message is still unread, grouped for the one summary. */
  readonly 'notices.held': { readonly args: null; readonly value: { readonly messages: number; readonly conversations: readonly ConversationId[] } };
  /** Marks all held notices as summarised (kind `silent`, reason `summarised`), in one transaction with nothing lost. */
  readonly 'notices.release': { readonly args: { readonly now: Instant }; readonly value: { readonly messages: number; readonly conversations: number } };
  readonly 'notices.explain': { readonly args: { readonly messageId: MessageId }; readonly value: NoticeDecision | null };
  /** Unread messages of contacts over all conversations: the badge at work. */
  readonly 'notices.badge': { readonly args: null; readonly value: number };

  readonly 'directory.read': { readonly args: null; readonly value: { readonly people: readonly Person[]; readonly teams: readonly Team[]; readonly numbers: readonly CompanyNumber[] } };
  /** The company's templates by name, then language; those that are gone at WhatsApp are not kept. A change of one is a change of the directory. */
  readonly 'templates.list': { readonly args: null; readonly value: readonly Template[] };
  /** The quick replies that this person has, by shortcut. A change of one is a change of the directory. */
  readonly 'quickReplies.list': { readonly args: null; readonly value: readonly QuickReply[] };
  /** What the person reaches for on this device. Goes with the cache. */
  readonly 'favourites.read': { readonly args: null; readonly value: Favourites };
  readonly 'favourites.store': { readonly args: Favourites; readonly value: null };

  /** Policy in force, as signed. Main checks the signature again at every start. */
  readonly 'policy.read': { readonly args: null; readonly value: SignedPolicy | null };
  readonly 'policy.store': { readonly args: { readonly policy: SignedPolicy; readonly revision: number }; readonly value: null };

  readonly 'settings.read': { readonly args: null; readonly value: StoredSettings };
  readonly 'settings.store': { readonly args: StoredSettings; readonly value: null };

  /** Encrypts a file with a key of its own and keeps it. Answers false when its message is not (or no longer) in the cache. */
  readonly 'media.store': { readonly args: { readonly id: MediaId; readonly messageId: MessageId; readonly mimeType: string; readonly bytes: Uint8Array; readonly now: Instant }; readonly value: boolean };
  readonly 'media.read': { readonly args: { readonly id: MediaId }; readonly value: { readonly mimeType: string; readonly bytes: Uint8Array } | null };
  /** Which message a file belongs to, as cached; null when unknown: main refuses to fetch what no cached message names. */
  readonly 'media.owner': { readonly args: { readonly id: MediaId }; readonly value: { readonly messageId: MessageId; readonly mimeType: string; readonly at: Instant } | null };

  /**
   * Removes what is older: message rows, search remnants, reactions, notices, outbox remains, conversations left empty, contacts left without one, files
   * and their keys, then files on disk that no row names; truncates the WAL. Batches of 500. Answers the receipt (also stored until the relay has it).
   */
  readonly 'purge.run': {
    readonly args: { readonly plan: PurgePlan; readonly trigger: PurgeReceipt['trigger']; readonly policyRevision: number | null; readonly now: Instant; readonly receiptId: string };
    readonly value: PurgeReceipt;
  };
  readonly 'receipts.unsent': { readonly args: null; readonly value: readonly PurgeReceipt[] };
  readonly 'receipts.sent': { readonly args: { readonly id: string }; readonly value: null };
};

export type VaultOperationName = keyof VaultOperations;

export type VaultRequest = { readonly [Name in VaultOperationName]: { readonly call: number; readonly name: Name; readonly args: VaultOperations[Name]['args'] } }[VaultOperationName];

/** What comes back over the port. `changes` is what that one transaction changed; empty for reads. */
export type VaultAnswer = {
  readonly call: number;
  readonly result: Result<unknown, VaultError>;
  readonly changes: readonly VaultChange[];
};

/** The vault as main holds it. */
export type Vault = {
  readonly call: <Name extends VaultOperationName>(name: Name, args: VaultOperations[Name]['args']) => Promise<Result<VaultOperations[Name]['value'], VaultError>>;
  readonly onChanges: (listener: (changes: readonly VaultChange[]) => void) => () => void;
};
