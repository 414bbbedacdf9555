import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function listOutbox(desk: DeskInUse): Handler<'outbox.list'> {
  return async () => {
    const entries = valueOf(await desk().vault.call('outbox.list', null));
    return succeed({
      entries: entries.map(({ request, ...state }) => {
        const { id, conversationId, content, composedAt } = request;
        return { id, conversationId, content, composedAt, ...state };
      }),
    });
  };
}
