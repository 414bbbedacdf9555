import { minute } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { backoffMs } from './backoff.ts';

/**
 * Where synchronisation stands.
 * `attempt` numbers the connections: what an older one still reports is ignored.
 */
export type SyncState = {
  readonly mode: 'stopped' | 'waiting' | 'opening' | 'live' | 'refused';
  readonly attempt: number;
  /** Failures in a row; a fetch that succeeds ends the row, a stream that merely opens does not. */
  readonly failures: number;
  readonly fetch: 'idle' | 'running' | 'running-and-again';
  readonly caughtUp: boolean;
  readonly retryAt: Instant | null;
};

export type SyncEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'stop' }
  /** The network, or the computer, is back: do not wait. */
  | { readonly kind: 'network-back' }
  | { readonly kind: 'retry-due' }
  | { readonly kind: 'stream-opened'; readonly attempt: number }
  | { readonly kind: 'wake'; readonly attempt: number }
  | { readonly kind: 'fetched'; readonly attempt: number; readonly hasMore: boolean }
  /** The stream or a fetch broke. `unknownDevice`: the relay does not know us. */
  | { readonly kind: 'broken'; readonly attempt: number; readonly unknownDevice: boolean; readonly atLeastMs: number }
  /** The cache begins anew: fetch from the start. */
  | { readonly kind: 'cache-emptied' };

export type SyncEffect =
  | { readonly do: 'connect'; readonly attempt: number }
  | { readonly do: 'disconnect' }
  | { readonly do: 'fetch'; readonly attempt: number }
  | { readonly do: 'retry-at'; readonly at: Instant }
  | { readonly do: 'forget-retry' };

export type SyncStep = { readonly state: SyncState; readonly effects: readonly SyncEffect[] };

export const notSyncing: SyncState = { mode: 'stopped', attempt: 0, failures: 0, fetch: 'idle', caughtUp: false, retryAt: null };

/** A relay that does not know us is asked again now and then: it may have been restored from a copy. */
const refusedRetryMs = 5 * minute;

/** Decides what synchronisation does after an event. Pure; `fraction` is random, in `[0, 1)`. */
export function decideNextStep(state: SyncState, event: SyncEvent, facts: { readonly now: Instant; readonly fraction: number }): SyncStep {
  if ('attempt' in event && event.attempt !== state.attempt) return { state, effects: [] };
  switch (event.kind) {
    case 'start':
      return state.mode === 'stopped' ? connect(state) : { state, effects: [] };
    case 'stop':
      return { state: { ...state, mode: 'stopped', attempt: state.attempt + 1, fetch: 'idle', retryAt: null }, effects: [{ do: 'disconnect' }, { do: 'forget-retry' }] };
    case 'network-back':
      // Also when the line seems to live: after sleep it is most likely dead and does not know it.
      return state.mode === 'stopped' ? { state, effects: [] } : connect({ ...state, failures: 0 });
    case 'retry-due':
      return state.mode === 'waiting' || state.mode === 'refused' ? connect(state) : { state, effects: [] };
    case 'stream-opened':
      return state.mode === 'opening' ? fetchNow({ ...state, mode: 'live', caughtUp: false }) : { state, effects: [] };
    case 'wake':
      return state.mode === 'live' ? fetchNow(state) : { state, effects: [] };
    case 'cache-emptied':
      // A page that is on its way continues a cache that is gone: the new attempt number keeps it out.
      return state.mode === 'stopped' ? { state, effects: [] } : connect({ ...state, caughtUp: false });
    case 'fetched':
      return fetched(state, event.hasMore);
    case 'broken':
      return broken(state, event, facts);
    default:
      return unreachable(event);
  }
}

function connect(state: SyncState): SyncStep {
  const attempt = state.attempt + 1;
  return {
    state: { ...state, mode: 'opening', attempt, fetch: 'idle', retryAt: null },
    effects: [{ do: 'forget-retry' }, { do: 'disconnect' }, { do: 'connect', attempt }],
  };
}

function fetchNow(state: SyncState): SyncStep {
  if (state.fetch !== 'idle') return { state: { ...state, fetch: 'running-and-again' }, effects: [] };
  return { state: { ...state, fetch: 'running' }, effects: [{ do: 'fetch', attempt: state.attempt }] };
}

function fetched(state: SyncState, hasMore: boolean): SyncStep {
  if (state.mode !== 'live') return { state, effects: [] };
  const again = hasMore || state.fetch === 'running-and-again';
  const next: SyncState = { ...state, failures: 0, fetch: 'idle', caughtUp: !hasMore && (state.caughtUp || !again) };
  return again ? fetchNow(next) : { state: next, effects: [] };
}

function broken(
  state: SyncState,
  event: { readonly unknownDevice: boolean; readonly atLeastMs: number },
  facts: { readonly now: Instant; readonly fraction: number },
): SyncStep {
  if (state.mode === 'stopped') return { state, effects: [] };
  const failures = state.failures + 1;
  const wait = event.unknownDevice ? refusedRetryMs : backoffMs({ failures, fraction: facts.fraction, atLeastMs: event.atLeastMs });
  const retryAt = facts.now + wait;
  return {
    // A new number: the other half of this connection will report its end, too.
    state: { mode: event.unknownDevice ? 'refused' : 'waiting', attempt: state.attempt + 1, failures, fetch: 'idle', caughtUp: false, retryAt },
    effects: [{ do: 'disconnect' }, { do: 'retry-at', at: retryAt }],
  };
}

/** What the screen says about the line. */
export function describeConnection(state: SyncState): 'connecting' | 'online' | 'behind' | 'offline' | 'refused' {
  switch (state.mode) {
    case 'refused':
      return 'refused';
    case 'waiting':
      return 'offline';
    case 'live':
      return state.caughtUp ? 'online' : 'behind';
    case 'opening':
    case 'stopped':
      // While attempts fail the word stays, so that the screen does not flicker between two.
      return state.failures > 0 ? 'offline' : 'connecting';
    default:
      return unreachable(state.mode);
  }
}
