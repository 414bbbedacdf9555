import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function countConversations(desk: DeskInUse): Handler<'conversations.counts'> {
  return async ({ teamId }) => {
    const { vault, clock, person } = desk();
    const me = person();
    return succeed(valueOf(await vault.call('conversations.counts', { me: me.id, teams: teamId === null ? me.teamIds : [teamId], now: clock.now() })));
  };
}
