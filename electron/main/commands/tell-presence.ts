import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function tellPresence(desk: DeskInUse): Handler<'presence.tell'> {
  return async ({ conversationId, act }) => {
    desk().presence.tell(conversationId, act);
    return succeed(null);
  };
}
