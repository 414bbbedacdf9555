import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function retractMessage(desk: DeskInUse): Handler<'messages.retract'> {
  return async ({ id }) => succeed({ retracted: valueOf(await desk().vault.call('outbox.retract', { id })) });
}
