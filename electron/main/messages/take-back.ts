import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import type { Outbox } from './run-outbox.ts';

/**
 * Takes messages back into the draft of their conversation, as far as they have not left: a file on its way is broken off first, a message in the air is waited for. What
 * the relay has or may have is not among the `taken`.
 */
export async function takeBack(
  ids: readonly MessageId[],
  parts: { readonly vault: Vault; readonly clock: Clock; readonly outbox: Pick<Outbox, 'holdStill'> },
): Promise<{ readonly taken: readonly MessageId[]; readonly others: readonly OutgoingContent[] }> {
  return parts.outbox.holdStill(ids, async () => valueOf(await parts.vault.call('outbox.takeBack', { ids, now: parts.clock.now() })));
}
