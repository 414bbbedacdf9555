import { succeed } from '../../../shared/kernel/result.ts';
import { minute } from '../../../shared/kernel/time.ts';
import type { Handler } from '../bridge/answer-call.ts';
import type { DeskInUse } from './desk-in-use.ts';

const lookMs = 15 * minute;

/** Answers until when the gate stays open. Kept nowhere, told to nobody: that somebody looked in the evening is not a fact about him that anyone may have. */
export function lookAnyway(desk: DeskInUse): Handler<'quiet.lookAnyway'> {
  return async () => succeed({ until: desk().clock.now() + lookMs });
}
