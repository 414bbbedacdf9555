import { minute } from '../../../shared/kernel/time.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { NoteEntry, Vault } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';
import { backoffMs } from '../sync/backoff.ts';
import { decideOutboxStep } from './decide-outbox-step.ts';

export type NoteOutbox = {
  /** There may be notes to give to the relay. Never throws, never waits. */
  readonly wake: () => void;
  /** The line is back: notes that wait out a broken one are due now. */
  readonly lineBack: () => void;
  readonly stop: () => void;
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>;
};

const batch = 20;
const longestPauseMs = 30_000;
/** How far ahead a waiting note may be to be tried when the line comes back; longer waits were asked for by the relay. */
const lineBackReachMs = 1 * minute;

/**
 * Gives the notes of the vault to the relay, in order within a conversation. It is handed one function of the relay's, which takes notes: whatever goes wrong
 * here, nothing can end at a contact. The vault holds everything; what dies between two steps goes out again with the same id.
 */
export function createNoteOutbox(parts: {
  readonly vault: Vault;
  readonly link: Pick<RelayLink, 'writeNote'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly drawFraction: () => number;
  readonly log: Log;
}): NoteOutbox {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let reachMs = 0;
  let cancelTimer: () => void = () => undefined;

  const give = async ({ request, attempts }: NoteEntry): Promise<'ok' | 'stop'> => {
    const { id } = request;
    const answer = await parts.link.writeNote(request);
    if (answer.ok) return (await parts.vault.call('outbox.delivered', { message: answer.value.message })).ok ? 'ok' : 'stop';
    parts.log.warn('note.not-taken', describeFailure(answer.error));
    const step = decideOutboxStep(answer.error);
    if (step.do === 'stop') return 'stop';
    if (step.do === 'refuse') return (await parts.vault.call('outbox.refuse', { id, failure: step.failure })).ok ? 'ok' : 'stop';
    const wait = backoffMs({ failures: attempts + 1, fraction: parts.drawFraction(), atLeastMs: step.atLeastMs });
    return (await parts.vault.call('outbox.postpone', { id, nextAttemptAt: parts.clock.now() + wait })).ok ? 'ok' : 'stop';
  };
  const drain = async (): Promise<void> => {
    for (;;) {
      again = false;
      const now = parts.clock.now() + reachMs;
      reachMs = 0;
      const due = await parts.vault.call('notes.due', { now, limit: batch });
      if (!due.ok) return plan(5_000);
      if (stopped) return;
      const outcomes = await Promise.all(due.value.map(give));
      if (stopped) return;
      if (outcomes.includes('stop')) return plan(longestPauseMs);
      if (due.value.length === 0 && !again) break;
    }
    const next = await parts.vault.call('notes.nextDue', null);
    if (!next.ok) plan(5_000);
    else if (next.value !== null) plan(next.value - parts.clock.now());
  };
  const plan = (milliseconds: number) => {
    cancelTimer();
    // Long waits are cut, because a timer sleeps with the laptop and the clock may be set.
    cancelTimer = parts.timers.after(Math.min(longestPauseMs, Math.max(50, milliseconds)), wake);
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
        parts.log.error('notes.failed', { kind: error instanceof Error ? error.name : typeof error });
        plan(5_000);
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
