import type { Clock } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import type { Outbox } from './run-outbox.ts';

/** So long the end of the application waits for it; what has not gone by then goes at the next start. */
const patienceMs = 2_000;

/**
 * Sends what is held back only so that it can be undone: who closes the application cannot undo it any more, and believes that it has gone.
 */
export async function sendHeld(parts: { readonly vault: Vault; readonly clock: Clock; readonly timers: Timers; readonly outbox: Pick<Outbox, 'wake' | 'idle'> }): Promise<void> {
  const now = parts.clock.now();
  const entries = await parts.vault.call('outbox.list', null);
  const held = entries.ok ? entries.value.filter(({ state, notBefore }) => state === 'waiting' && notBefore > now) : [];
  if (held.length === 0) return;
  for (const { request } of held) await parts.vault.call('outbox.release', { id: request.id, now });
  parts.outbox.wake();
  await Promise.race([parts.outbox.idle(), new Promise<void>((resolve) => void parts.timers.after(patienceMs, resolve))]);
}
