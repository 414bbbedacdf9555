import { z } from 'zod';
import { conversationCursor, conversationFilter } from '../domain/conversations/conversation-filter.ts';
import { message } from '../domain/messages/message.ts';
import { holding, searchFilters } from '../domain/search/search-filters.ts';
import { contactId, conversationId, messageId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';
import { archiveError, archiveReadRequest, archiveSearchRequest, archiveSearchResponse, archiveStretch } from './archive.ts';
import { cachedMessage } from './cached-message.ts';
import { conversationSummary } from './conversation-summary.ts';
import { searchHit } from './search-hit.ts';

const nothing = z.null();
const messageCursor = z.object({ at: instant, id: messageId });

/** Reading: lists, threads, search, and the company's archive. A part of `commands`. */
export const readingCommands = {
  /** A page of a list. Without `filter`: everything, newest first. `before`: the `next` of the page before; `next` is null after the last page. */
  'conversations.list': {
    request: z.object({ limit: z.number().int().min(1).max(500), before: conversationCursor.nullable(), filter: conversationFilter.exactOptional() }),
    response: z.object({ conversations: z.array(conversationSummary), next: conversationCursor.nullable() }),
    error: z.never(),
    gate: 'enrolled',
  },
  'conversations.read': { request: z.object({ id: conversationId }), response: conversationSummary.nullable(), error: z.never(), gate: 'enrolled' },
  /** The person is looking at this conversation (or at none: null): its messages count as read, its notices stay silent while the window has focus. */
  'conversations.view': { request: z.object({ id: conversationId.nullable() }), response: nothing, error: z.never(), gate: 'enrolled' },
  /** Every conversation with one contact, on whichever of our numbers. */
  'conversations.with': { request: z.object({ contactId }), response: z.object({ conversations: z.array(conversationSummary) }), error: z.never(), gate: 'enrolled' },
  'messages.page': {
    /** With `after` it is the stretch that follows that message, and `before` says nothing. */
    request: z.object({ conversationId, before: messageCursor.nullable(), after: messageCursor.optional(), limit: z.number().int().min(1).max(200) }),
    /** Newest first. */
    response: z.object({ messages: z.array(cachedMessage) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** The stretch of a thread around one message, the first message at or after an instant (else the newest before it), or the first unread one (else the end). */
  'messages.around': {
    request: z.object({
      conversationId,
      place: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('message'), id: messageId }),
        z.object({ kind: z.literal('instant'), at: instant }),
        z.object({ kind: z.literal('first-unread') }),
      ]),
      limit: z.number().int().min(1).max(200),
    }),
    /** Newest first; empty when this computer does not hold the message. `placeId`: the message that is meant. */
    response: z.object({ messages: z.array(cachedMessage), placeId: messageId.nullable(), hasEarlier: z.boolean(), hasLater: z.boolean() }),
    error: z.never(),
    gate: 'enrolled',
  },
  /**
   * Saves the file of a message where the person says, in the system's dialog. `saved` is false when they cancelled. `unreadable`: the file is not here and the relay
   * cannot give it; `unwritable`: the chosen place did not take it.
   */
  'messages.saveFile': {
    request: z.object({ id: messageId }),
    response: z.object({ saved: z.boolean() }),
    error: z.object({ kind: z.enum(['unreadable', 'unwritable']) }),
    gate: 'enrolled',
  },
  'messages.search': {
    request: z.object({ query: z.string().max(200), filters: searchFilters, before: z.number().int().nonnegative().nullable(), limit: z.number().int().min(1).max(100) }),
    response: z.object({ hits: z.array(searchHit) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Messages of a conversation that hold something of a kind, newest first. */
  'messages.shared': {
    request: z.object({ conversationId, holding, before: z.number().int().nonnegative().nullable(), limit: z.number().int().min(1).max(100) }),
    response: z.object({ shared: z.array(z.object({ message, place: z.number() })) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** People by name, user name or the visible end of their number, among the conversations on this computer; newest first. */
  'people.search': {
    request: z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(100) }),
    response: z.object({ people: z.array(conversationSummary) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Goes on at the company with what this computer does not hold; people by four or more digits of their number as well. */
  'archive.search': { request: archiveSearchRequest, response: archiveSearchResponse, error: archiveError, gate: 'enrolled' },
  'archive.read': { request: archiveReadRequest, response: archiveStretch, error: z.object({ kind: z.enum(['offline', 'refused', 'gone']) }), gate: 'enrolled' },
} as const;
