import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import type { RelayFailure } from '../relay-link/relay-failure.ts';
import { isUnknownDevice } from '../relay-link/relay-failure.ts';

/**
 * What happens with an outbox entry that the relay did not take.
 * `wait` the same request goes out again later: safe whatever became of the last one, because its id is the idempotency key ·
 * `refuse` the relay said no and will go on saying no: the employee decides · `stop` nothing can be sent by this device now.
 */
export type OutboxStep =
  | { readonly do: 'wait'; readonly atLeastMs: number }
  | { readonly do: 'refuse'; readonly failure: DeliveryFailure }
  | { readonly do: 'stop' };

/** Decides it. Pure. */
export function decideOutboxStep(failure: RelayFailure): OutboxStep {
  if (failure.kind !== 'refused') return { do: 'wait', atLeastMs: 0 };
  if (isUnknownDevice(failure)) return { do: 'stop' };
  if (failure.retry.kind === 'after') return { do: 'wait', atLeastMs: failure.retry.afterMs };
  return { do: 'refuse', failure: { code: null, reason: failure.retry.kind === 'upgrade' ? 'upgrade' : failure.code, detail: null } };
}
