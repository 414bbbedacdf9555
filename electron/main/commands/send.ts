import type { Handler } from '../bridge/answer-call.ts';
import { drawMessageId } from '../cryptography/cryptography.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { SendParts } from '../messages/send-message.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function send(desk: DeskInUse): Handler<'messages.send'> {
  return (draft) => sendMessage(draft, sendParts(desk));
}

/** What sending needs of the desk. */
export function sendParts(desk: DeskInUse): SendParts {
  const { vault, clock, outbox, person } = desk();
  return { vault, clock, author: person().id, drawMessageId, wakeOutbox: outbox.wake };
}
