import { z } from 'zod';
import { personId, quickReplyId, teamId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';

/** Who has it: everybody of the company, the members of a team, or one person. */
export const quickReplyScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('company') }),
  z.object({ kind: z.literal('team'), teamId }),
  z.object({ kind: z.literal('own'), personId }),
]);
export type QuickReplyScope = z.infer<typeof quickReplyScope>;

/** Its words in one language; `language` null: for every contact whose language has no words of its own. */
export const quickReplyText = z.object({ language: z.string().nullable(), body: z.string() });
export type QuickReplyText = z.infer<typeof quickReplyText>;

/** A text that is written often, called up by `/` and its shortcut. Places such as `{{contact.name}}` are filled when it is inserted. */
export const quickReply = z.object({
  id: quickReplyId,
  scope: quickReplyScope,
  /** What is typed after the slash: small letters, digits, `-` and `_`. */
  shortcut: z.string(),
  title: z.string(),
  texts: z.array(quickReplyText),
  changedAt: instant,
});
export type QuickReply = z.infer<typeof quickReply>;
