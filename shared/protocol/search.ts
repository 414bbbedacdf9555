import { z } from 'zod';
import { contact } from '../domain/contacts/contact.ts';
import { conversation } from '../domain/conversations/conversation.ts';
import { message } from '../domain/messages/message.ts';
import { searchFilters } from '../domain/search/search-filters.ts';
import { conversationId, messageId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/** Where a page of hits ended: newest first, by `at`, then `id`. */
export const searchCursor = z.object({ at: instant, id: messageId });

/**
 * POST /v1/search: what the caller may see of everything that the company keeps. Admins find nothing. A body and not an address, because addresses are logged.
 *
 * Every word must begin a word of the message, without regard to case and accents. Four digits or more also find people by the end of their number, which is
 * not told; people are answered with the first page alone (`before` null, nothing narrowed).
 */
export const searchRequest = z.strictObject({
  query: z.string().max(200),
  filters: searchFilters,
  before: searchCursor.nullable(),
  limit: z.number().int().min(1).max(100),
});
export type SearchRequest = z.infer<typeof searchRequest>;

export const searchResponse = z.object({
  people: z.array(z.object({ contact, conversation })),
  hits: z.array(z.object({ message, conversation, contact })),
  /** Pass it as `before` for the next page; null: that was all. */
  next: searchCursor.nullable(),
  /** False while older messages are still being made findable. */
  complete: z.boolean(),
});
export type SearchResponse = z.infer<typeof searchResponse>;

/**
 * GET /v1/conversations/:id/messages?around=<message> (or `before=`, `after=`): a stretch of a conversation as the company keeps it, oldest first. Around: half before,
 * the message, half after. 404 when the conversation or the message is not in sight.
 */
export const stretchParams = z.object({ id: conversationId });
export const stretchQuery = z.object({
  around: messageId.optional(),
  before: messageId.optional(),
  after: messageId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
});
export type StretchQuery = z.infer<typeof stretchQuery>;
export const stretchResponse = z.object({ conversation, contact, messages: z.array(message), hasOlder: z.boolean(), hasNewer: z.boolean() });
export type StretchResponse = z.infer<typeof stretchResponse>;
