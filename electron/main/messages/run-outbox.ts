import { minute } from '../../../shared/kernel/time.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { OutboxEntry, Vault } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeFailure, mayHaveArrived } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';
import { backoffMs } from '../sync/backoff.ts';
import { decideOutboxStep } from './decide-outbox-step.ts';

export type Outbox = {
  /** Something may be due: sends it. Never throws, never waits. */
  readonly wake: () => void;
  /** The line is back: entries that wait out a broken one are due now. */
  readonly lineBack: () => void;
  readonly stop: () => void;
  /** Resolves when nothing is being sent. */
  readonly idle: () => Promise<void>;
};

const batch = 20;
/** How far ahead a waiting entry may be to be tried when the line comes back; longer waits were asked for by the relay. */
const lineBackReachMs = 1 * minute;

/**
 * Drains the outbox of the vault: in order within a conversation, conversations side by side. It holds nothing itself: whatever dies between two steps, the entry is
 * still in the vault, and the next start sends it with the same id.
 */
export function createOutbox(parts: {
  readonly vault: Vault;
  readonly link: Pick<RelayLink, 'send'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly drawFraction: () => number;
  readonly log: Log;
}): Outbox {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let reachMs = 0;
  let cancelTimer: () => void = () => undefined;

  const send = async (entry: OutboxEntry): Promise<'ok' | 'stop'> => {
    const { id } = entry.request;
    const answer = await parts.link.send(entry.request);
    if (answer.ok) {
      const noted = await parts.vault.call('outbox.delivered', { id, message: answer.value.message });
      // The relay has it. Not noted here means sent again with the same id, which the relay answers with the same message.
      if (!noted.ok) parts.log.error('outbox.not-noted', { kind: noted.error.kind });
      return noted.ok ? 'ok' : 'stop';
    }
    parts.log.warn('outbox.not-taken', describeFailure(answer.error));
    const step = decideOutboxStep(answer.error);
    if (step.do === 'stop') return 'stop';
    if (step.do === 'refuse') {
      const noted = await parts.vault.call('outbox.refuse', { id, failure: step.failure });
      return noted.ok ? 'ok' : 'stop';
    }
    const wait = backoffMs({ failures: entry.attempts + 1, fraction: parts.drawFraction(), atLeastMs: step.atLeastMs });
    const noted = await parts.vault.call('outbox.postpone', { id, nextAttemptAt: parts.clock.now() + wait, mayHaveLeft: mayHaveArrived(answer.error) });
    return noted.ok ? 'ok' : 'stop';
  };
  const drain = async (): Promise<void> => {
    for (;;) {
      again = false;
      const reach = reachMs;
      reachMs = 0;
      const due = await parts.vault.call('outbox.due', { now: parts.clock.now(), lineBackReachMs: reach, limit: batch });
      if (!due.ok) return plan(5000);
      if (stopped) return;
      const outcomes = await Promise.all(due.value.map(send));
      if (stopped) return;
      if (outcomes.includes('stop')) return plan(30_000);
      if (due.value.length === 0 && !again) break;
    }
    const next = await parts.vault.call('outbox.nextDue', null);
    if (!next.ok) plan(5000);
    else if (next.value !== null) plan(next.value - parts.clock.now());
  };
  const plan = (milliseconds: number) => {
    cancelTimer();
    // Long waits are cut, because a timer sleeps with the laptop and the clock may be set.
    cancelTimer = parts.timers.after(Math.min(30_000, Math.max(50, milliseconds)), wake);
  };
  const wake = () => {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    cancelTimer();
    running = drain()
      .catch((error: unknown) => {
        parts.log.error('outbox.failed', { kind: error instanceof Error ? error.name : typeof error });
        plan(5000);
      })
      .finally(() => {
        running = null;
        if (again && !stopped) wake();
      });
  };
  return {
    wake,
    lineBack: () => {
      reachMs = lineBackReachMs;
      wake();
    },
    stop: () => {
      stopped = true;
      cancelTimer();
    },
    idle: async () => {
      while (running !== null) await running;
    },
  };
}
