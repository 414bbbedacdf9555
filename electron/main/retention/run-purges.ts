import { planPurge } from '../../../shared/domain/retention/plan-purge.ts';
import type { PolicySettings } from '../../../shared/domain/policy/policy.ts';
import type { PurgeReceipt } from '../../../shared/domain/retention/purge-receipt.ts';
import { hour } from '../../../shared/kernel/time.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import { startTick } from '../clock/tick.ts';
import type { Timers } from '../clock/timers.ts';
import { describeError } from '../diagnostics/describe-error.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

export type Purges = {
  /** Purges now, or right after the purge that is running. */
  readonly run: (trigger: PurgeReceipt['trigger']) => void;
  /** Sends the receipts that the relay has not acknowledged. */
  readonly sendReceipts: () => void;
  readonly stop: () => void;
  /** Resolves when no purge is running and no receipt is on its way. */
  readonly idle: () => Promise<void>;
};

const tickMs = 30_000;

/** @param onPurged everything older than `before` has left the cache. */
export function createPurges(parts: {
  readonly vault: Vault;
  readonly link: Pick<RelayLink, 'sendReceipt'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly settings: () => PolicySettings;
  readonly policyRevision: () => number | null;
  readonly drawId: (now: Instant) => string;
  readonly onPurged: (before: Instant) => void;
}): Purges {
  let queue: Promise<void> = Promise.resolve();
  const waiting = new Set<PurgeReceipt['trigger']>();
  let lastAt: Instant = 0;

  const purge = async (trigger: PurgeReceipt['trigger']): Promise<void> => {
    waiting.delete(trigger);
    const now = parts.clock.now();
    lastAt = now;
    const plan = planPurge(parts.settings().retention, now);
    const args = { plan, trigger, policyRevision: parts.policyRevision(), now, receiptId: parts.drawId(now) };
    const receipt = valueOf(await parts.vault.call('purge.run', args));
    parts.log.info('purge.done', { reason: trigger, count: receipt.messages, state: receipt.complete ? 'complete' : 'incomplete' });
    parts.onPurged(plan.messagesBefore);
  };
  const sendReceipts = async (): Promise<void> => {
    for (const receipt of valueOf(await parts.vault.call('receipts.unsent', null))) {
      const answer = await parts.link.sendReceipt(receipt);
      if (answer.ok) valueOf(await parts.vault.call('receipts.sent', { id: receipt.id }));
      else {
        parts.log.warn('receipt.not-taken', describeFailure(answer.error));
        return;
      }
    }
  };
  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).catch((error: unknown) => parts.log.error('purge.failed', describeError(error)));
  };
  const run = (trigger: PurgeReceipt['trigger']) => {
    if (waiting.has(trigger)) return;
    waiting.add(trigger);
    enqueue(() => purge(trigger));
    // At the start there is no line yet: whoever opens it sends what lies here, this receipt among it.
    if (trigger !== 'start') enqueue(sendReceipts);
  };
  // Looked at often, because an hour on the clock is not an hour of a timer when the laptop sleeps, or when a clock is set back.
  const stopTick = startTick({
    timers: parts.timers,
    everyMs: tickMs,
    run: () => {
      if (Math.abs(parts.clock.now() - lastAt) >= hour) run('hourly');
    },
  });
  return { run, sendReceipts: () => enqueue(sendReceipts), stop: stopTick, idle: () => queue };
}
