import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { tidyVariable } from '../../shared/domain/templates/tidy-variable.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import type { CallFailure } from '../bridge/call.ts';
import { draftOf, writeDraft } from './composer-store.ts';
import { sendContent } from './send-content.ts';

/**
 * Sends a template. A draft that was put into it counts as sent; one that was not stays where it is.
 *
 * @returns why it was not taken; null when it is on its way.
 */
export async function sendTemplate(id: ConversationId, content: OutgoingContent, undoSeconds: number): Promise<CallFailure<'messages.send'> | null> {
  const refusal = await sendContent({ conversationId: id, content, quotedMessageId: null, undoMs: undoSeconds * 1000 });
  if (refusal !== null) return refusal;
  const body = tidyVariable(draftOf(id).body);
  if (body !== '' && content.kind === 'template' && content.values.some(({ value }) => value === body)) writeDraft(id, '');
  return null;
}
