import { z } from 'zod';
import { quickReply, quickReplyScope, quickReplyText } from '../domain/quick-replies/quick-reply.ts';
import { quickReplyId } from '../kernel/ids.ts';

/**
 * POST /v1/quick-replies: keeps a quick reply, new or in place of the one with this id; repeating it changes nothing. Changes come as changes of the entity `quick-reply`.
 * 403 `forbidden`: not this person's to change. 409 `conflict`: the shortcut is taken in this scope. 400 `content-refused`: `about` says which field breaks which rule.
 */
export const storeQuickReplyRequest = z.object({
  id: quickReplyId,
  scope: quickReplyScope,
  shortcut: z.string().max(200),
  title: z.string().max(400),
  texts: z.array(quickReplyText).max(100),
});
export type StoreQuickReplyRequest = z.infer<typeof storeQuickReplyRequest>;
export const storeQuickReplyResponse = z.object({ quickReply });
export type StoreQuickReplyResponse = z.infer<typeof storeQuickReplyResponse>;

/** POST /v1/quick-replies/:id/remove. 204, also when it is gone already. */
export const removeQuickReplyParams = z.object({ id: quickReplyId });
