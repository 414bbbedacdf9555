import type { RelayErrorCode, RetryAdvice } from '../../../shared/protocol/errors.ts';

/**
 * Why the relay did not do what was asked. `unreachable`: no whole answer, so the outcome is unknown · `refused`: it said no, and what to do ·
 * `not-understood`: something answered that is no relay of our protocol · `stopped`: we gave up ourselves.
 * None of them holds an address, a header or a body.
 */
export type RelayFailure =
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'refused'; readonly status: number; readonly code: RelayErrorCode; readonly retry: RetryAdvice }
  | { readonly kind: 'not-understood'; readonly status: number }
  | { readonly kind: 'stopped' };

/** Whether the relay does not know this device (any more). */
export function isUnknownDevice(failure: RelayFailure): boolean {
  return failure.kind === 'refused' && (failure.status === 401 || failure.retry.kind === 'reauthenticate');
}

/** No connection came about, so nothing was sent. Source: Node, 'Common system errors', and the resolver's. */
const neverConnected: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']);

/** Whether what was asked may have been done all the same. */
export function mayHaveArrived(failure: RelayFailure): boolean {
  return failure.kind !== 'refused' && !(failure.kind === 'unreachable' && neverConnected.has(failure.detail));
}

/** What a log may say of it. */
export function describeFailure(failure: RelayFailure): { readonly kind: string; readonly detail?: string; readonly status?: number; readonly code?: string } {
  switch (failure.kind) {
    case 'unreachable':
      return { kind: failure.kind, detail: failure.detail };
    case 'refused':
      return { kind: failure.kind, status: failure.status, code: failure.code };
    case 'not-understood':
      return { kind: failure.kind, status: failure.status };
    case 'stopped':
      return { kind: failure.kind };
  }
}
