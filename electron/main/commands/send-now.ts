import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function sendNow(desk: DeskInUse): Handler<'outbox.sendNow'> {
  return async ({ id }) => {
    const { vault, clock, outbox } = desk();
    valueOf(await vault.call('outbox.release', { id, now: clock.now() }));
    outbox.wake();
    return succeed(null);
  };
}
