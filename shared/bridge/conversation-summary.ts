import { z } from 'zod';
import { contact } from '../domain/contacts/contact.ts';
import { conversation } from '../domain/conversations/conversation.ts';
import { companyNumber } from '../domain/numbers/number.ts';
import { cachedMessage } from './cached-message.ts';

/** One line of the inbox. */
export const conversationSummary = z.object({
  conversation,
  contact,
  number: companyNumber.nullable(),
  /** Newest message as cached, with its state in the outbox; null when retention has removed all of them. */
  lastMessage: cachedMessage.nullable(),
  unread: z.number().int(),
  /** The beginning of what was begun to be written here; absent when nothing was. */
  draft: z.object({ mode: z.enum(['answer', 'note']), text: z.string(), hasFiles: z.boolean() }).exactOptional(),
});
export type ConversationSummary = z.infer<typeof conversationSummary>;
