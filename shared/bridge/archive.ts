import { z } from 'zod';
import { contact } from '../domain/contacts/contact.ts';
import { conversation } from '../domain/conversations/conversation.ts';
import { message } from '../domain/messages/message.ts';
import { searchFilters } from '../domain/search/search-filters.ts';
import { conversationId, messageId } from '../kernel/ids.ts';
import { searchCursor, stretchResponse } from '../protocol/search.ts';

/** Why the company was not asked: no line to it, or it said no. */
export const archiveError = z.object({ kind: z.enum(['offline', 'refused']) });

/** A message that the company keeps and this computer does not hold. `why`: retention has taken it from here, or it has not come yet. */
export const archiveHit = z.object({
  message,
  conversation,
  contact,
  snippet: z.string(),
  marks: z.array(z.tuple([z.number(), z.number()])),
  why: z.enum(['older', 'not-here-yet']),
});
export type ArchiveHit = z.infer<typeof archiveHit>;

/** `isHere`: the conversation is on this computer and opens as always. */
export const archivePerson = z.object({ contact, conversation, isHere: z.boolean() });
export type ArchivePerson = z.infer<typeof archivePerson>;

export const archiveSearchRequest = z.object({ query: z.string().max(200), filters: searchFilters, before: searchCursor.nullable(), limit: z.number().int().min(1).max(100) });
export const archiveSearchResponse = z.object({
  people: z.array(archivePerson),
  hits: z.array(archiveHit),
  next: searchCursor.nullable(),
  /** False while the company's older messages are still being made findable. */
  complete: z.boolean(),
});

/** A stretch of a conversation as the company keeps it: for reading, never stored here. `at` null: its newest messages. */
export const archiveReadRequest = z.object({ conversationId, at: z.object({ how: z.enum(['around', 'before', 'after']), id: messageId }).nullable() });
export const archiveStretch = stretchResponse;
export type ArchiveStretch = z.infer<typeof archiveStretch>;
