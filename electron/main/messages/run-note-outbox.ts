import type { Clock } from '../../../shared/kernel/time.ts';
import type { NoteEntry, Vault } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';
import { backoffMs } from '../sync/backoff.ts';
import { decideOutboxStep } from './decide-outbox-step.ts';
import { runWaitingLoop } from './run-waiting-loop.ts';
import type { WaitingLoop } from './run-waiting-loop.ts';

export type NoteOutbox = WaitingLoop;

const batch = 20;

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
  return runWaitingLoop({
    clock: parts.clock,
    timers: parts.timers,
    round: async ({ reachMs, isStopped }) => {
      const due = await parts.vault.call('notes.due', { now: parts.clock.now() + reachMs, limit: batch });
      if (!due.ok) return 'unread';
      if (isStopped()) return 'stop';
      const ends = await Promise.all(due.value.map(give));
      if (ends.includes('stop')) return 'stop';
      return due.value.length === 0 ? 'empty' : 'more';
    },
    nextDue: () => parts.vault.call('notes.nextDue', null),
    onFailed: (error) => parts.log.error('notes.failed', { kind: error instanceof Error ? error.name : typeof error }),
  });
}
