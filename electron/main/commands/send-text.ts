import type { Handler } from '../bridge/answer-call.ts';
import { drawMessageId } from '../cryptography/cryptography.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function sendText(desk: DeskInUse): Handler<'messages.send'> {
  return (draft) => {
    const { vault, clock, outbox, person } = desk();
    return sendMessage(draft, { vault, clock, author: person().id, drawMessageId, wakeOutbox: outbox.wake });
  };
}
