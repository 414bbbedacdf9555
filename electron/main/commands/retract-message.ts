import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function retractMessage(desk: DeskInUse): Handler<'messages.retract'> {
  return async ({ id }) => {
    const { outbox, vault } = desk();
    return succeed({ retracted: await outbox.holdStill([id], async () => valueOf(await vault.call('outbox.retract', { id }))) });
  };
}
