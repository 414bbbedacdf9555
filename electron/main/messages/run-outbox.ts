import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { OutboxEntry } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import { runWaitingLoop } from './run-waiting-loop.ts';
import type { WaitingLoop } from './run-waiting-loop.ts';
import { sendEntry } from './send-entry.ts';
import type { EntryEnd, EntryParts } from './send-entry.ts';

export type Outbox = WaitingLoop & {
  /**
   * Does something to entries while none of them can leave: a file on its way is broken off, a message in the air is waited for, and none begins until `work` is over.
   */
  readonly holdStill: <Value>(ids: readonly MessageId[], work: () => Promise<Value>) => Promise<Value>;
};

const batch = 20;

/**
 * Drains the outbox of the vault: in order within a conversation, conversations side by side. It holds nothing itself: whatever dies between two steps, the entry is
 * still in the vault, and the next start sends it with the same id.
 */
export function createOutbox(parts: EntryParts & { readonly timers: Timers }): Outbox {
  const held = new Set<MessageId>();
  const inTheAir = new Map<MessageId, { readonly cancel: AbortController; readonly over: Promise<unknown> }>();

  const send = async (entry: OutboxEntry): Promise<EntryEnd> => {
    const { id } = entry.request;
    const cancel = new AbortController();
    const over = sendEntry(entry, parts, cancel.signal);
    inTheAir.set(id, { cancel, over });
    return over.finally(() => inTheAir.delete(id));
  };
  const loop = runWaitingLoop({
    clock: parts.clock,
    timers: parts.timers,
    round: async ({ reachMs, isStopped }) => {
      const due = await parts.vault.call('outbox.due', { now: parts.clock.now(), lineBackReachMs: reachMs, limit: batch });
      if (!due.ok) return 'unread';
      if (isStopped()) return 'stop';
      // What was read as due before it was taken back must not leave after it.
      const ready = due.value.filter(({ request }) => !held.has(request.id));
      const ends = await Promise.all(ready.map(send));
      if (ends.includes('stop')) return 'stop';
      return ready.length === 0 ? 'empty' : 'more';
    },
    nextDue: () => parts.vault.call('outbox.nextDue', null),
    onFailed: (error) => parts.log.error('outbox.failed', { kind: error instanceof Error ? error.name : typeof error }),
  });
  return {
    ...loop,
    holdStill: async (ids, work) => {
      for (const id of ids) held.add(id);
      try {
        const flights = ids.flatMap((id) => inTheAir.get(id) ?? []);
        for (const { cancel } of flights) cancel.abort();
        await Promise.allSettled(flights.map(({ over }) => over));
        return await work();
      } finally {
        for (const id of ids) held.delete(id);
        loop.wake();
      }
    },
    stop: () => {
      loop.stop();
      for (const { cancel } of inTheAir.values()) cancel.abort();
    },
  };
}
