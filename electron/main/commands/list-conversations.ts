import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

/** A filter is completed with whose desk this is and what time it is; without one everything is listed. */
export function listConversations(desk: DeskInUse): Handler<'conversations.list'> {
  return async ({ limit, before, filter }) => {
    const { vault, clock, person } = desk();
    const me = person();
    const scope = filter === undefined ? undefined : { filter, me: me.id, teams: filter.teamId === null ? me.teamIds : [filter.teamId], now: clock.now() };
    const page = valueOf(await vault.call('conversations.list', { limit, before, scope }));
    return succeed({ conversations: [...page.conversations], next: page.next });
  };
}
