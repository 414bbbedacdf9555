import { fail } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { offlineOrRefused } from '../relay-link/offline-or-refused.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function acceptHandover(desk: DeskInUse): Handler<'handovers.accept'> {
  return async ({ id }) => {
    const answer = await desk().link.acceptHandover(id);
    if (answer.ok) return answer;
    if (answer.error.kind === 'refused' && answer.error.code === 'conflict') return fail({ kind: 'taken' });
    return fail({ kind: offlineOrRefused(answer.error) });
  };
}
