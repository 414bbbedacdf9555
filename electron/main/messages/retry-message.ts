import type { MessageId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import { offlineOrRefused } from '../relay-link/offline-or-refused.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

/**
 * Tries a message again on the employee's word: what the relay never took goes back into the outbox; what Meta refused, or may have, is queued again at the relay,
 * which is the only one that knows.
 */
export async function retryMessage(
  id: MessageId,
  parts: { readonly vault: Vault; readonly link: Pick<RelayLink, 'resend'>; readonly clock: Clock; readonly wakeOutbox: () => void },
): Promise<Result<null, { readonly kind: 'offline' | 'refused' }>> {
  const message = valueOf(await parts.vault.call('messages.read', { id }));
  if (message === null) return fail({ kind: 'refused' });
  if (message.outbox !== null) {
    if (message.outbox.state === 'refused') valueOf(await parts.vault.call('outbox.retry', { id, now: parts.clock.now() }));
    parts.wakeOutbox();
    return succeed(null);
  }
  if (message.delivery?.stage !== 'failed' && message.delivery?.stage !== 'unconfirmed') return fail({ kind: 'refused' });
  const answer = await parts.link.resend(id);
  // The new state of the message arrives with the next changes.
  if (answer.ok) return succeed(null);
  return fail({ kind: offlineOrRefused(answer.error) });
}
