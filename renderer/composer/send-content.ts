import type { CommandRequest } from '../../shared/bridge/commands.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { offerUndo } from './undo-store.ts';

/** Sends one message that is no draft (a place, a card, a template) and offers to take it back. Answers why it was refused; null when it was taken. */
export async function sendContent(request: CommandRequest<'messages.send'> & { readonly undoMs: number }): Promise<CallFailure<'messages.send'> | null> {
  const answer = await call('messages.send', request);
  if (!answer.ok) return answer.error;
  if (request.undoMs > 0) offerUndo({ conversationId: request.conversationId, ids: [answer.value.id], forMs: request.undoMs });
  return null;
}
