import type { DeliveryReport } from '../../shared/domain/messages/advance-delivery.ts';

export type StatusFacts = {
  /** The status names the id by which we know the message (else only our callback data tells that it is ours). */
  readonly isNamed: boolean;
  /** State of our sending; null for a message that we did not send (the phone app did). */
  readonly state: string | null;
  readonly stage: DeliveryReport['stage'];
};

/**
 * Decides what a status means for a message that may have been sent more than once. Pure.
 *
 * `settle`: it is the answer that we miss; Meta has the message under the status's id, and it must not be sent (again). `advance`: move the ticks.
 * `ignore`: it speaks of an earlier attempt, and says nothing that still counts.
 */
export function decideStatusUse({ isNamed, state, stage }: StatusFacts): 'settle' | 'advance' | 'ignore' {
  const hasArrived = stage === 'delivered' || stage === 'read' || stage === 'played';
  const isOpen = state === 'waiting' || state === 'sending';
  if (isNamed) {
    if (!isOpen) return 'advance';
    // Sent again on the employee's word, and now the former attempt turns out to have arrived: once is enough.
    return hasArrived ? 'settle' : 'ignore';
  }
  if (state === 'accepted' || state === null) return stage === 'failed' ? 'ignore' : 'advance';
  // Waiting to be sent again: the failure is that of the attempt before. (Waiting for the first time it has no status at all.)
  if (state === 'waiting' && stage === 'failed') return 'ignore';
  return 'settle';
}
