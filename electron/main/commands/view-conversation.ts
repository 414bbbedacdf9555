import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function viewConversation(desk: DeskInUse): Handler<'conversations.view'> {
  return async ({ id }) => {
    await desk().view.show(id);
    return succeed(null);
  };
}
