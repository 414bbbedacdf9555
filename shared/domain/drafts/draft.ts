import { z } from 'zod';
import { conversationId, mediaId, messageId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { uploadKinds } from '../media/media-rules.ts';

/** A file that will go with a draft. It has an id of this device's until the relay gives it another one. */
export const draftFile = z.object({
  id: mediaId,
  /** As what it goes. */
  kind: z.enum(uploadKinds),
  caption: z.string(),
  fileName: z.string().nullable(),
  mimeType: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative(),
});
export type DraftFile = z.infer<typeof draftFile>;

/**
 * What somebody has begun to write in a conversation and not sent. `note` is kept apart from `body`: what was meant for the team must never stand in the field for
 * the client. `mode` is the field that was open last.
 */
export const draft = z.object({
  conversationId,
  body: z.string(),
  note: z.string(),
  mode: z.enum(['answer', 'note']),
  quotedMessageId: messageId.nullable(),
  files: z.array(draftFile),
  changedAt: instant,
});
export type Draft = z.infer<typeof draft>;
