import type { Contact } from '../../../shared/domain/contacts/contact.ts';
import type { ConversationCounts, ConversationCursor, ConversationFilter } from '../../../shared/domain/conversations/conversation-filter.ts';
import type { Conversation } from '../../../shared/domain/conversations/conversation.ts';
import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import type { CompanyNumber } from '../../../shared/domain/numbers/number.ts';
import type { Holding, SearchFilters } from '../../../shared/domain/search/search-filters.ts';
import type { ContactId, ConversationId, MessageId, PersonId, TeamId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

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

/** A message that holds a file or a link, and its place in the order of time. */
export type SharedMessage = { readonly message: Message; readonly place: number };

/** Reading: lists, threads and search. A part of `VaultOperations`. */
export type ReadingOperations = {
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
};
