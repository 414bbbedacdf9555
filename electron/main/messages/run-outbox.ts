import { minute } from '../../../shared/kernel/time.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { OutboxEntry } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import { sendEntry } from './send-entry.ts';
import type { EntryEnd, EntryParts } from './send-entry.ts';

export type Outbox = {
  /** Something may be due: sends it. Never throws, never waits. */
  readonly wake: () => void;
  /** The line is back: entries that wait out a broken one are due now. */
  readonly lineBack: () => void;
  /**
   * Does something to entries while none of them can leave: a file on its way is broken off, a message in the air is waited for, and none begins until `work` is over.
   */
  readonly holdStill: <Value>(ids: readonly MessageId[], work: () => Promise<Value>) => Promise<Value>;
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
export function createOutbox(parts: EntryParts & { readonly timers: Timers }): Outbox {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let reachMs = 0;
  let cancelTimer: () => void = () => undefined;

  const held = new Set<MessageId>();
  const inTheAir = new Map<MessageId, { readonly cancel: AbortController; readonly over: Promise<unknown> }>();

  const send = async (entry: OutboxEntry): Promise<EntryEnd> => {
    const { id } = entry.request;
    const cancel = new AbortController();
    const over = sendEntry(entry, parts, cancel.signal);
    inTheAir.set(id, { cancel, over });
    return over.finally(() => inTheAir.delete(id));
  };
  const drain = async (): Promise<void> => {
    for (;;) {
      again = false;
      const reach = reachMs;
      reachMs = 0;
      const due = await parts.vault.call('outbox.due', { now: parts.clock.now(), lineBackReachMs: reach, limit: batch });
      if (!due.ok) return plan(5000);
      if (stopped) return;
      // What was read as due before it was taken back must not leave after it.
      const ready = due.value.filter(({ request }) => !held.has(request.id));
      const outcomes = await Promise.all(ready.map(send));
      if (stopped) return;
      if (outcomes.includes('stop')) return plan(30_000);
      if (ready.length === 0 && !again) break;
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
    holdStill: async (ids, work) => {
      for (const id of ids) held.add(id);
      try {
        const flights = ids.flatMap((id) => inTheAir.get(id) ?? []);
        for (const { cancel } of flights) cancel.abort();
        await Promise.allSettled(flights.map(({ over }) => over));
        return await work();
      } finally {
        for (const id of ids) held.delete(id);
        wake();
      }
    },
    stop: () => {
      stopped = true;
      cancelTimer();
      for (const { cancel } of inTheAir.values()) cancel.abort();
    },
    idle: async () => {
      while (running !== null) await running;
    },
  };
}
