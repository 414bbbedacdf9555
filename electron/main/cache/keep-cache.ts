import { fail } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Rebuilding, RebuildReason, Vault, VaultChange, VaultError, VaultLocation } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import type { Log } from '../diagnostics/log.ts';
import type { CacheKeyAnswer } from '../secrets/secrets.ts';

/** A vault process, as its host starts it. */
export type VaultProcess = {
  readonly vault: Vault;
  readonly stop: () => Promise<void>;
  /** Called once when the process ends, whoever ended it. */
  readonly onExit: (listener: () => void) => void;
};

/** Where the cache is and what happened to it at this start. */
export type CacheState = {
  readonly place: 'disk' | 'memory';
  readonly reason: 'keychain-absent' | 'keychain-locked' | 'policy' | 'disk-unusable' | null;
  readonly rebuilt: RebuildReason | null;
  /** With `rebuilt`: when that began, and when all of it was here again. */
  readonly rebuiltAt?: Instant;
  readonly refilledAt?: Instant;
};

export type Cache = {
  /** The vault, whichever process it lives in at the moment: calls wait while it is being restarted. */
  readonly vault: Vault;
  readonly state: () => CacheState;
  /** Everything that the relay had is here: a rebuild is over. */
  readonly caughtUp: (now: Instant) => void;
  /** Opens it. Resolves when the first call may be made. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Opened = { readonly process: VaultProcess; readonly ended: Promise<'ended'>; readonly startAnother: () => void };

const exitPatienceMs = 100;
const mostRestartsBeforeOpen = 5;
const restartPausesMs = [0, 200, 1000, 5000] as const;

/**
 * Keeps the cache open for as long as the application runs. It never gives up: a wrong key, a damaged or a newer file ends in an empty cache that is filled from the
 * relay again; a vault process that dies is started again; a disk that cannot be used leaves a cache in memory.
 *
 * @param readKey brings the key; it is asked again at every opening, so that main does not keep it.
 * @param onEmptied a cache that had something (or may have had) is empty now: synchronise from the start.
 */
export function keepCache(parts: {
  readonly folder: string;
  readonly startProcess: () => VaultProcess | Promise<VaultProcess>;
  readonly readKey: () => Promise<CacheKeyAnswer>;
  readonly replaceKey: () => Promise<CacheKeyAnswer>;
  /** What is there belongs to an earlier enrolment: discard it at the first opening, with a new key. */
  readonly beginAnew: boolean;
  readonly drawBytes: (length: number) => Uint8Array;
  readonly timers: Timers;
  readonly log: Log;
  readonly onState: () => void;
  readonly onEmptied: () => void;
}): Cache {
  let state: CacheState = { place: 'disk', reason: null, rebuilt: null };
  let generation = 0;
  let restarts = 0;
  let closing = false;
  let opened: Promise<Opened> | null = null;
  let wasOpen = false;
  let { beginAnew } = parts;
  const listeners = new Set<(changes: readonly VaultChange[]) => void>();

  const setState = (next: CacheState) => {
    state = next;
    parts.onState();
  };
  const openWith = async (vault: Vault): Promise<void> => {
    const location: VaultLocation = { kind: 'disk', folder: parts.folder };
    if (beginAnew) await vault.call('discard', { location });
    const answer = beginAnew ? await parts.replaceKey() : await parts.readKey();
    beginAnew = false;
    if (answer.kind !== 'present') return openInMemory(vault, answer.kind === 'absent' ? 'keychain-absent' : 'keychain-locked');
    const first = await vault.call('open', { location, key: answer.key });
    if (first.ok) {
      if (first.value.fresh && wasOpen) emptied(state.rebuilt);
      return setState({ ...state, place: 'disk', reason: null, ...describeRebuilding(first.value.rebuilding) });
    }
    parts.log.warn('cache.not-opened', { kind: first.error.kind, detail: first.error.detail });
    const { kind } = first.error;
    if (kind !== 'wrong-key' && kind !== 'corrupt' && kind !== 'from-the-future') return openInMemory(vault, 'disk-unusable');
    const discarded = await vault.call('discard', { location, rebuild: kind });
    const key = discarded.ok ? await parts.replaceKey() : null;
    if (key?.kind !== 'present') return openInMemory(vault, key === null ? 'disk-unusable' : 'keychain-locked');
    const second = await vault.call('open', { location, key: key.key });
    if (!second.ok) return openInMemory(vault, 'disk-unusable');
    setState({ place: 'disk', reason: null, rebuilt: kind, ...describeRebuilding(second.value.rebuilding) });
    emptied(kind);
  };
  const openInMemory = async (vault: Vault, reason: NonNullable<CacheState['reason']>): Promise<void> => {
    const answer = await vault.call('open', { location: { kind: 'memory' }, key: parts.drawBytes(32) });
    if (!answer.ok) throw new Error(`The vault does not open in memory: ${answer.error.kind}`);
    setState({ ...state, place: 'memory', reason });
    if (wasOpen) emptied(state.rebuilt);
  };
  const emptied = (rebuilt: CacheState['rebuilt']) => {
    parts.log.warn('cache.emptied', rebuilt === null ? {} : { reason: rebuilt });
    generation += 1;
    for (const listener of listeners) listener([{ kind: 'everything' }]);
    parts.onEmptied();
  };
  const begin = async (): Promise<Opened> => {
    const pause = restartPausesMs[Math.min(restarts, restartPausesMs.length - 1)] ?? 0;
    if (pause > 0) await new Promise<void>((resolve) => parts.timers.after(pause, resolve));
    const process = await parts.startProcess();
    let tell: (word: 'ended') => void = () => undefined;
    const ended = new Promise<'ended'>((resolve) => {
      tell = resolve;
    });
    let isOver = false;
    const startAnother = () => {
      if (isOver || closing) return;
      isOver = true;
      tell('ended');
      parts.log.error('cache.process-ended', { count: restarts });
      restarts += 1;
      opened = begin();
      // Whoever calls next sees the failure; without this line nobody might.
      opened.catch(() => parts.log.error('cache.not-restarted'));
    };
    process.onExit(startAnother);
    process.vault.onChanges((changes) => {
      for (const listener of listeners) listener(changes);
    });
    await Promise.race([openWith(process.vault), ended.then(() => Promise.reject(new Error('The vault process ended while opening')))]);
    wasOpen = true;
    return { process, ended, startAnother };
  };
  const vault: Vault = {
    call: async (name, args) => {
      const madeFor = generation;
      for (let tries = 0; tries < 3; tries += 1) {
        if (opened === null || closing) return notOpen;
        const current = await opened.catch(() => null);
        if (current === null) continue;
        // A call that was meant for a cache that is gone must not touch the new one: a page of changes would leave a hole before it.
        if (generation !== madeFor) return notOpen;
        const answer = await Promise.race([current.process.vault.call(name, args), current.ended]);
        if (answer === 'ended') continue;
        if (answer.ok || (answer.error.kind !== 'unexpected' && answer.error.kind !== 'corrupt')) return answer;
        if (answer.error.kind === 'unexpected') {
          // A dying process answers like this a moment before its end is known; then the call may be made again.
          const outcome = await Promise.race([current.ended, new Promise<'lives'>((resolve) => parts.timers.after(exitPatienceMs, () => resolve('lives')))]);
          if (outcome === 'ended') continue;
          return answer;
        }
        // Found damaged in the middle of work: another process opens it, finds the same, and builds it anew.
        void current.process.stop();
        current.startAnother();
        return answer;
      }
      return notOpen;
    },
    onChanges: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    vault,
    state: () => state,
    caughtUp: (now) => {
      if (state.rebuilt !== null && state.refilledAt === undefined) setState({ ...state, refilledAt: now });
    },
    open: async () => {
      opened ??= begin();
      for (;;) {
        const mine: Promise<Opened> = opened;
        try {
          await mine;
          return;
        } catch (error) {
          // A process that ended while opening has a successor by now; after a few of them something is wrong that a restart does not cure.
          if (opened === mine || restarts > mostRestartsBeforeOpen) throw error;
        }
      }
    },
    close: async () => {
      if (opened === null || closing) return;
      const current = await opened.catch(() => null);
      closing = true;
      if (current === null) return;
      await Promise.race([current.process.vault.call('close', null), current.ended]);
      await current.process.stop();
    },
  };
}

// Also at a later start than the one that began it: a rebuild goes on until everything is here.
function describeRebuilding(rebuilding: Rebuilding | undefined): Partial<CacheState> {
  return rebuilding === undefined ? {} : { rebuilt: rebuilding.reason, rebuiltAt: rebuilding.since };
}

const notOpen: Result<never, VaultError> = fail({ kind: 'not-open', detail: 'the cache is being opened anew' });
