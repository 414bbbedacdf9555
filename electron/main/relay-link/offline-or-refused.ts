import type { RelayFailure } from './relay-failure.ts';

/** The two words that a page needs: try again later, or it is not allowed. Pure. */
export function offlineOrRefused(failure: RelayFailure): 'offline' | 'refused' {
  return failure.kind === 'refused' && failure.retry.kind !== 'after' ? 'refused' : 'offline';
}
