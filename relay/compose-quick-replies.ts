import type { QuickReply } from '../shared/domain/quick-replies/quick-reply.ts';
import type { QuickReplyId } from '../shared/kernel/ids.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { RelayRefusal } from '../shared/protocol/errors.ts';
import type { StoreQuickReplyRequest } from '../shared/protocol/quick-replies.ts';
import type { Database } from './database/database.ts';
import type { DeviceCaller } from './edge/caller.ts';
import { removeQuickReply } from './quick-replies/remove-quick-reply.ts';
import { storeQuickReply } from './quick-replies/store-quick-reply.ts';

/** Quick replies as devices keep and remove them; they read them as changes. */
export type QuickReplyFunctions = {
  readonly store: (device: DeviceCaller, request: StoreQuickReplyRequest) => Promise<Result<QuickReply, RelayRefusal>>;
  readonly remove: (device: DeviceCaller, id: QuickReplyId) => Promise<Result<null, RelayRefusal>>;
};

/** Connects quick replies with who asks. */
export function composeQuickReplies({ database, now }: { readonly database: Database; readonly now: () => number }): QuickReplyFunctions {
  return {
    store: ({ companyId, person }, request) => storeQuickReply(database, { companyId, person, now: now() }, request),
    remove: ({ companyId, person }, id) => removeQuickReply(database, { companyId, person, id, now: now() }),
  };
}
