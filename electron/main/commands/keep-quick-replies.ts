import { acceptQuickReply } from '../../../shared/domain/quick-replies/accept-quick-reply.ts';
import { decideQuickReplyAccess } from '../../../shared/domain/quick-replies/decide-quick-reply-access.ts';
import { quickReplyId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import { drawId } from '../cryptography/cryptography.ts';
import { offlineOrRefused } from '../relay-link/offline-or-refused.ts';
import type { RelayFailure } from '../relay-link/relay-failure.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function listQuickReplies(desk: DeskInUse): Handler<'quickReplies.list'> {
  return async () => {
    const { vault, person } = desk();
    const kept = valueOf(await vault.call('quickReplies.list', null));
    // Who has left a team has its quick replies no more.
    return succeed({ quickReplies: kept.filter(({ scope }) => decideQuickReplyAccess(person(), scope).sees) });
  };
}

/** Asks the relay; what it keeps comes back as a change, here and on every other device that has it. */
export function storeQuickReply(desk: DeskInUse): Handler<'quickReplies.store'> {
  return async (written) => {
    const { clock, link, person } = desk();
    const accepted = acceptQuickReply({ ...written, id: written.id ?? quickReplyId.parse(drawId(clock.now())) });
    if (!accepted.ok) return accepted;
    if (!decideQuickReplyAccess(person(), accepted.value.scope).edits) return fail({ kind: 'not-allowed' });
    const stored = await link.storeQuickReply(accepted.value);
    return stored.ok ? succeed({ id: stored.value.quickReply.id }) : fail({ kind: refusedAs(stored.error) });
  };
}

export function removeQuickReply(desk: DeskInUse): Handler<'quickReplies.remove'> {
  return async ({ id }) => {
    const removed = await desk().link.removeQuickReply(id);
    if (removed.ok) return succeed(null);
    const kind = refusedAs(removed.error);
    return fail({ kind: kind === 'shortcut-taken' ? 'refused' : kind });
  };
}

function refusedAs(failure: RelayFailure): 'shortcut-taken' | 'not-allowed' | 'offline' | 'refused' {
  if (failure.kind === 'refused' && failure.code === 'conflict') return 'shortcut-taken';
  if (failure.kind === 'refused' && failure.code === 'forbidden') return 'not-allowed';
  return offlineOrRefused(failure);
}
