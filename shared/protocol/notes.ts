import { z } from 'zod';
import { longestNote, mostMentions } from '../domain/notes/accept-note.ts';
import { message } from '../domain/messages/message.ts';
import { conversationId, messageId, personId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/**
 * POST /v1/notes: an internal note. `id` is made by the client and is the idempotency key: 201 the first time, 200 with the note as it stands for the same words
 * in the same conversation, 409 `conflict` for others. It never touches the queue to Meta. Mentions of people who may not see the conversation are left out.
 */
export const writeNoteRequest = z.object({
  id: messageId,
  conversationId,
  body: z.string().max(longestNote * 2),
  mentions: z.array(personId).max(mostMentions),
  composedAt: instant,
});
export type WriteNoteRequest = z.infer<typeof writeNoteRequest>;
export const writeNoteResponse = z.object({ message });
export type WriteNoteResponse = z.infer<typeof writeNoteResponse>;
