import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { PresenceEvent } from '../../../shared/protocol/presence.ts';
import type { StreamEvent } from '../../../shared/protocol/stream.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeFailure, isUnknownDevice } from '../relay-link/relay-failure.ts';
import type { RelayFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';
import { chooseInboundVerified, isWorthSaying } from './choose-inbound-verified.ts';
import type { InboundVerified } from './choose-inbound-verified.ts';
import { decideNextStep, describeConnection, notSyncing } from './decide-next-step.ts';
import type { SyncEffect, SyncEvent, SyncState } from './decide-next-step.ts';

/** The line to the relay as the screen shows it. */
export type Connection = {
  readonly state: ReturnType<typeof describeConnection>;
  readonly since: Instant;
  readonly retryAt: Instant | null;
  /** When the way from WhatsApp to the relay was last seen to work; absent while the relay has not told. */
  readonly inboundVerifiedAt?: Instant | null;
};

export type Sync = {
  readonly start: () => void;
  readonly stop: () => void;
  /** After sleep, or when the network came back. */
  readonly networkBack: () => void;
  /** The cache was built anew: fetch everything. */
  readonly cacheEmptied: () => void;
  readonly connection: () => Connection;
};

/**
 * Changes that are asked for at a time: few enough that parsing them here, and applying them in the vault, is over before a person who opens a conversation notices; while somebody
 * types, before the next letter.
 */
const pageSize = { usual: 200, whileTyping: 50 };

/** The thin driver of `decideNextStep`: carries out its effects and reports what became of them. */
export function createSync(parts: {
  readonly link: RelayLink;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly drawFraction: () => number;
  readonly log: Log;
  /** The person at the keyboard goes first: while somebody types, pages are small, and each but the last is applied between two letters. */
  readonly typing?: { readonly isTyping: () => boolean; readonly betweenLetters: () => Promise<void> };
  /** A batch and its cursor are in the vault. */
  readonly onApplied: (changes: readonly Change[]) => void;
  /** Once after the start and after each emptying: the vault has everything that the relay had. */
  readonly onCaughtUp?: () => void;
  readonly onStreamEvent: (event: StreamEvent) => void;
  readonly onPresence?: (event: PresenceEvent) => void;
  /** Whose cache it is: what colleagues address to them is news. */
  readonly me?: () => PersonId;
  readonly onConnection: (connection: Connection) => void;
  /** The relay told anew when the way in was seen to work, and it is a minute or more since the screen was told. */
  readonly onInboundVerified: () => void;
  /** Whether a time mentioned in the stream calls for a measured one. */
  readonly isTimeDoubtful: (event: StreamEvent) => boolean;
}): Sync {
  let state: SyncState = notSyncing;
  let connection: Connection = { state: 'connecting', since: parts.clock.now(), retryAt: null };
  let inbound: InboundVerified;
  let inboundSaid: InboundVerified;
  let caughtUpSaid = false;
  let closeStream: () => void = () => undefined;
  let abort = new AbortController();
  let cancelRetry: () => void = () => undefined;

  const handle = (event: SyncEvent) => {
    const step = decideNextStep(state, event, { now: parts.clock.now(), fraction: parts.drawFraction() });
    state = step.state;
    if (state.mode !== 'stopped') announce();
    for (const effect of step.effects) carryOut(effect);
  };
  const announce = () => {
    const word = describeConnection(state);
    if (word === connection.state && state.retryAt === connection.retryAt) return;
    connection = { state: word, since: word === connection.state ? connection.since : parts.clock.now(), retryAt: state.retryAt };
    parts.onConnection(connection);
  };
  const learnInbound = (told: InboundVerified) => {
    inbound = chooseInboundVerified(inbound, told);
    if (!isWorthSaying(inboundSaid, inbound)) return;
    inboundSaid = inbound;
    parts.onInboundVerified();
  };
  const carryOut = (effect: SyncEffect) => {
    switch (effect.do) {
      case 'connect':
        return connect(effect.attempt);
      case 'disconnect':
        closeStream();
        abort.abort();
        return;
      case 'fetch':
        void fetchPage(effect.attempt);
        return;
      case 'retry-at':
        cancelRetry();
        cancelRetry = parts.timers.after(effect.at - parts.clock.now(), () => handle({ kind: 'retry-due' }));
        return;
      case 'forget-retry':
        cancelRetry();
        return;
    }
  };
  const connect = (attempt: number) => {
    abort = new AbortController();
    let opened = false;
    closeStream = parts.link.openStream({
      onEvent: (event) => {
        if (attempt !== state.attempt) return;
        learnInbound(event.inboundVerifiedAt);
        parts.onStreamEvent(event);
        if (!opened) {
          opened = true;
          handle({ kind: 'stream-opened', attempt });
        } else void wakeIfBehind(event, attempt);
      },
      onPresence: (event) => parts.onPresence?.(event),
      onEnd: (failure) => breakOff(failure, attempt),
    });
  };
  const wakeIfBehind = async (event: StreamEvent, attempt: number) => {
    const cursor = await parts.vault.call('changes.cursor', null);
    if (!cursor.ok || event.head > cursor.value || parts.isTimeDoubtful(event)) handle({ kind: 'wake', attempt });
  };
  const breakOff = (failure: RelayFailure, attempt: number) => {
    if (failure.kind === 'stopped' || attempt !== state.attempt) return;
    parts.log.warn('sync.broken', describeFailure(failure));
    const atLeastMs = failure.kind === 'refused' && failure.retry.kind === 'after' ? failure.retry.afterMs : 0;
    handle({ kind: 'broken', attempt, unknownDevice: isUnknownDevice(failure), atLeastMs });
  };
  const fetchPage = async (attempt: number) => {
    const { signal } = abort;
    const cursor = await parts.vault.call('changes.cursor', null);
    if (!cursor.ok) return vaultFailed(cursor.error.kind, attempt);
    const answer = await parts.link.changes({ after: cursor.value, limit: parts.typing?.isTyping() === true ? pageSize.whileTyping : pageSize.usual, signal });
    if (!answer.ok) return breakOff(answer.error, attempt);
    if (answer.value.hasMore) await parts.typing?.betweenLetters();
    // Another connection has begun meanwhile: it reads the cursor for itself, and two must not apply at once.
    if (attempt !== state.attempt) return;
    const { changes, cursor: next, hasMore } = answer.value;
    learnInbound(answer.value.inboundVerifiedAt);
    // The vault learns it even with nothing to apply: a rebuild may wait for this word.
    const tellsCaughtUp = !hasMore && !caughtUpSaid;
    if (changes.length > 0 || next !== cursor.value || tellsCaughtUp) {
      const applied = await parts.vault.call('changes.apply', { changes, cursor: next, caughtUp: !hasMore, now: parts.clock.now(), me: parts.me?.() });
      if (!applied.ok) return vaultFailed(applied.error.kind, attempt);
      if (tellsCaughtUp && attempt === state.attempt) {
        caughtUpSaid = true;
        parts.onCaughtUp?.();
      }
      parts.onApplied(changes);
    }
    handle({ kind: 'fetched', attempt, hasMore });
  };
  const vaultFailed = (kind: string, attempt: number) => {
    parts.log.error('sync.cache-failed', { kind });
    handle({ kind: 'broken', attempt, unknownDevice: false, atLeastMs: 0 });
  };
  return {
    start: () => handle({ kind: 'start' }),
    stop: () => handle({ kind: 'stop' }),
    networkBack: () => handle({ kind: 'network-back' }),
    cacheEmptied: () => {
      caughtUpSaid = false;
      handle({ kind: 'cache-emptied' });
    },
    connection: () => (inbound === undefined ? connection : { ...connection, inboundVerifiedAt: inbound }),
  };
}
