import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function markConversationsRead(desk: DeskInUse): Handler<'conversations.markRead'> {
  return async ({ ids }) => {
    const { vault, clock } = desk();
    for (const id of ids) valueOf(await vault.call('conversations.markRead', { id, now: clock.now() }));
    return succeed(null);
  };
}
