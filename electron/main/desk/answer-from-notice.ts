import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { drawMessageId } from '../cryptography/cryptography.ts';
import { describeError } from '../diagnostics/describe-error.ts';
import type { Application } from '../application/application.ts';
import { sendMessage } from '../messages/send-message.ts';

/**
 * Sends what a person wrote inside a notification, the way that everything is sent. When it cannot be sent (the window closed meanwhile, the cache is away) it goes to the
 * conversation's own field instead, and `onNotSent` brings the person there.
 */
export async function answerFromNotice(application: Application, answer: { readonly conversationId: ConversationId; readonly body: string }, onNotSent: () => void): Promise<void> {
  if (answer.body.trim() === '') return;
  const { log } = application.surroundings;
  const desk = application.desk();
  const sent =
    desk === null
      ? null
      : await sendMessage(
          { conversationId: answer.conversationId, content: { kind: 'text', body: answer.body }, quotedMessageId: null },
          { vault: desk.vault, clock: desk.clock, author: desk.person().id, drawMessageId, wakeOutbox: desk.outbox.wake },
        ).catch((error: unknown) => {
          log.error('answer.failed', describeError(error));
          return null;
        });
  if (sent?.ok === true) {
    // Who answers has read.
    await desk?.vault.call('conversations.markRead', { id: answer.conversationId, now: desk.clock.now() });
    return;
  }
  application.navigate({ kind: 'answer-not-sent', ...answer });
  onNotSent();
}
