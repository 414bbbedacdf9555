import { fail } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { offlineOrRefused } from '../relay-link/offline-or-refused.ts';
import type { DeskInUse } from './desk-in-use.ts';

/** What the page gets to read here is kept nowhere: the cache holds what retention allows, and nothing that was looked up. */
export function readArchive(desk: DeskInUse): Handler<'archive.read'> {
  return async ({ conversationId, at }) => {
    const answer = await desk().link.stretch(conversationId, at);
    if (answer.ok) return answer;
    return fail({ kind: answer.error.kind === 'refused' && answer.error.code === 'not-found' ? 'gone' : offlineOrRefused(answer.error) });
  };
}
