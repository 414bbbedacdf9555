import type { SendRefusal } from '../../../shared/bridge/send-refusal.ts';
import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import type { ConversationId, MessageId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { valueOf } from '../cache/value-of.ts';
import { checkContent } from './check-content.ts';
import { planFor } from './plan-for.ts';
import { contentOfFile } from '../../../shared/domain/outgoing/content-of-file.ts';
import type { SendParts } from './send-message.ts';

/** `body` and quote as they stand in the field: the cache hears of them a moment later. */
export type DraftToSend = { readonly conversationId: ConversationId; readonly body: string; readonly quotedMessageId: MessageId | null; readonly undoMs: number; /** When the relay shall send it; null or absent: at once. */ readonly sendAt?: Instant | null | undefined };

/**
 * Sends what was begun in a conversation: its text first, then each file with its caption. All of it is queued and the draft is over in one transaction, or, when one
 * part cannot go, nothing of it happens. The quote goes with what comes first.
 */
export async function sendDraft(draft: DraftToSend, parts: SendParts): Promise<Result<{ readonly ids: readonly MessageId[] }, SendRefusal>> {
  const { conversationId } = draft;
  const summary = valueOf(await parts.vault.call('conversations.read', { id: conversationId }));
  if (summary === null) return fail({ kind: 'no-such-conversation' });
  const files = valueOf(await parts.vault.call('drafts.read', { conversationId }))?.files ?? [];
  const now = parts.clock.now();
  const plan = planFor(draft, now);
  if (!plan.ok) return plan;
  const contents: OutgoingContent[] = [];
  const isTextWanted = draft.body.trim() !== '' || files.length === 0;
  for (const content of [...(isTextWanted ? [{ kind: 'text' as const, body: draft.body }] : []), ...files.map(contentOfFile)]) {
    const accepted = await checkContent({ content, summary, at: plan.value.at }, parts.vault);
    if (!accepted.ok) return accepted;
    contents.push(accepted.value);
  }
  const requests = contents.map((content, index) => ({
    // One millisecond apart, so that a thread shows them in this order.
    id: parts.drawMessageId(now + index), conversationId, content, quotedMessageId: index === 0 ? draft.quotedMessageId : null, composedAt: now + index,
    ...plan.value.request,
  }));
  valueOf(await parts.vault.call('drafts.queue', { requests, author: parts.author, now, ...(draft.undoMs === 0 || plan.value.request.sendAt !== undefined ? {} : { notBefore: now + draft.undoMs }) }));
  parts.wakeOutbox();
  return succeed({ ids: requests.map(({ id }) => id) });
}
