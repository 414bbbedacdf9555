import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { offlineOrRefused } from '../relay-link/offline-or-refused.ts';
import type { DeskInUse } from './desk-in-use.ts';

/** The relay decides and answers for each conversation; the new states arrive with the next changes. Nothing is kept for later: by then it could be wrong. */
export function triageConversations(desk: DeskInUse): Handler<'conversations.triage'> {
  return async (request) => {
    const answer = await desk().link.triage(request);
    if (!answer.ok) return fail({ kind: offlineOrRefused(answer.error) });
    return succeed({ results: answer.value.results.map(({ id, result }) => ({ id, result })) });
  };
}
