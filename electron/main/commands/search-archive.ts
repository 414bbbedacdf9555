import { succeed, fail } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import { offlineOrRefused } from '../relay-link/offline-or-refused.ts';
import { findInArchive } from '../search/find-in-archive.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function searchArchive(desk: DeskInUse): Handler<'archive.search'> {
  return async (request) => {
    const { vault, link, policy, clock, sync } = desk();
    const found = await findInArchive(request, {
      search: link.search,
      isMessageHere: async (id) => valueOf(await vault.call('messages.read', { id })) !== null,
      isConversationHere: async (id) => valueOf(await vault.call('conversations.read', { id })) !== null,
      retention: policy.settings().retention,
      isCaughtUp: sync.connection().state === 'online',
      now: clock.now(),
    });
    return found.ok ? succeed(found.value) : fail({ kind: offlineOrRefused(found.error) });
  };
}
