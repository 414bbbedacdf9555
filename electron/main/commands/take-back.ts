import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { takeBack } from '../messages/take-back.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function takeMessagesBack(desk: DeskInUse): Handler<'messages.takeBack'> {
  return async ({ ids }) => {
    const { taken, others } = await takeBack(ids, desk());
    return succeed({ taken: [...taken], others: [...others] });
  };
}
