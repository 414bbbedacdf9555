import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function readPresence(desk: DeskInUse): Handler<'presence.read'> {
  return async () => succeed({ present: [...desk().presence.read()] });
}
