import type { MessageId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import type { RelayFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';
import type { Outbox } from './run-outbox.ts';
import { takeBack } from './take-back.ts';

/** `left`: it has been sent, or is being sent · `window`: free text is closed at that time · `offline`: the relay, which keeps it, cannot be reached · `refused`. */
export type PlanTrouble = { readonly kind: 'left' | 'window' | 'offline' | 'refused' };

type PlannedParts = { readonly vault: Vault; readonly clock: Clock; readonly link: Pick<RelayLink, 'plan' | 'withdraw'>; readonly outbox: Pick<Outbox, 'holdStill'> };

/** Gives a planned message another time; null: now. Only the relay can, because it keeps the message; the new state comes with the next changes. */
export async function movePlanned(id: MessageId, sendAt: Instant | null, parts: PlannedParts): Promise<Result<null, PlanTrouble>> {
  const answer = await parts.link.plan(id, sendAt);
  return answer.ok ? succeed(null) : fail(troubleOf(answer.error));
}

/**
 * Takes a planned message back. Its text goes into the draft. A message that has not
 * even left this computer is taken back here.
 */
export async function withdrawPlanned(id: MessageId, parts: PlannedParts): Promise<Result<null, PlanTrouble>> {
  const message = valueOf(await parts.vault.call('messages.read', { id }));
  if (message === null) return fail({ kind: 'left' });
  if (message.outbox !== null) return (await takeBack([id], parts)).taken.length > 0 ? succeed(null) : fail({ kind: 'left' });
  const answer = await parts.link.withdraw(id);
  if (!answer.ok) return fail(troubleOf(answer.error));
  if (message.content.kind === 'text') {
    const { conversationId, content } = message;
    const before = valueOf(await parts.vault.call('drafts.read', { conversationId }));
    const body = [content.body, before?.body ?? ''].filter((part) => part !== '').join('\n');
    valueOf(await parts.vault.call('drafts.store', {
      conversationId, body, note: before?.note ?? '', mode: 'answer', quotedMessageId: before?.quotedMessageId ?? message.quotedMessageId, now: parts.clock.now(),
    }));
  }
  return succeed(null);
}

function troubleOf(failure: RelayFailure): PlanTrouble {
  if (failure.kind !== 'refused') return { kind: 'offline' };
  if (failure.code === 'conflict' || failure.code === 'not-found') return { kind: 'left' };
  return { kind: failure.code === 'window-closed' ? 'window' : failure.retry.kind === 'after' ? 'offline' : 'refused' };
}
