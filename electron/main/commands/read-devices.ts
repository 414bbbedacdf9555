import { fail } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { offlineOrRefused } from '../relay-link/offline-or-refused.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function readDevices(desk: DeskInUse): Handler<'admin.devices'> {
  return async () => {
    const answer = await desk().link.devices();
    return answer.ok ? answer : fail({ kind: offlineOrRefused(answer.error) });
  };
}
