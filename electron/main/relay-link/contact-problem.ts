import { offlineOrRefused } from './offline-or-refused.ts';
import type { RelayFailure } from './relay-failure.ts';

/** What a page needs to know of a failure about a contact: try again later, not allowed, or not there any more. Pure. */
export function contactProblem(failure: RelayFailure): 'offline' | 'refused' | 'gone' {
  return failure.kind === 'refused' && failure.code === 'not-found' ? 'gone' : offlineOrRefused(failure);
}

/** The same where somebody else may have been faster. Pure. */
export function contactProblemOrConflict(failure: RelayFailure): 'offline' | 'refused' | 'gone' | 'conflict' {
  return failure.kind === 'refused' && failure.code === 'conflict' ? 'conflict' : contactProblem(failure);
}
