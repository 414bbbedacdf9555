import type { Handler } from '../bridge/answer-call.ts';
import { retryMessage } from '../messages/retry-message.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function retry(desk: DeskInUse): Handler<'messages.retry'> {
  return ({ id }) => {
    const { vault, link, clock, outbox, notes } = desk();
    return retryMessage(id, { vault, link, clock, wakeOutbox: () => { outbox.wake(); notes.wake(); } });
  };
}
