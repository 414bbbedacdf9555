import type { Handler } from '../bridge/answer-call.ts';
import { drawId } from '../cryptography/cryptography.ts';
import { movePlanned, withdrawPlanned } from '../messages/change-planned.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function replan(desk: DeskInUse): Handler<'messages.replan'> {
  return ({ id, sendAt }) => movePlanned(id, sendAt, desk());
}

export function withdraw(desk: DeskInUse): Handler<'messages.withdraw'> {
  return ({ id }) => withdrawPlanned(id, { ...desk(), drawId });
}
