import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Change } from '../../../shared/protocol/changes.ts';

/** Where the cache lives. `memory`: nothing touches the disk and it is gone at exit. */
export type VaultLocation = { readonly kind: 'disk'; readonly folder: string } | { readonly kind: 'memory' };

/** Why a cache had to be built anew. */
export type RebuildReason = 'wrong-key' | 'corrupt' | 'from-the-future';

/**
 * A rebuild that is not through: begun at `since`, over with the first `changes.apply` that says `caughtUp`. Until then what is older than `readBefore`
 * (the last write of the cache before, as the disk tells it, and never later than `since`) counts as read and silent, reason `rebuilt`.
 */
export type Rebuilding = { readonly reason: RebuildReason; readonly since: Instant; readonly readBefore: Instant };

/** The cache itself, and what the relay says. A part of `VaultOperations`. */
export type CacheOperations = {
  /**
   * Opens or creates the cache and establishes every safety setting (cipher, secure delete, FTS secure-delete, temp store in memory, WAL), or refuses.
   * `key`: 32 bytes; the array is zeroed by the vault after use. `companyId` and `personId`: a cache of somebody else answers `wrong-key`.
   */
  readonly 'open': { readonly args: { readonly location: VaultLocation; readonly key: Uint8Array }; readonly value: { readonly fresh: boolean; readonly rebuilding?: Rebuilding } };
  /**
   * Closes and deletes every file of the cache: what to do after `wrong-key`, `corrupt`, `from-the-future`. With `rebuild` the next cache in this folder
   * begins as a rebuilt one, also when the process dies in between; without it nothing of before is remembered.
   */
  readonly 'discard': { readonly args: { readonly location: VaultLocation; readonly rebuild?: RebuildReason | undefined }; readonly value: null };
  readonly 'close': { readonly args: null; readonly value: null };
  /**
   * Applies a batch and moves the cursor in one transaction. New messages of contacts become undecided notices. Repeating a batch changes nothing.
   * `caughtUp`: the relay has nothing after this batch; a rebuild is over with it. `now`: the time of decisions, by the relay's clock; without it the vault's own.
   * `me`: whose cache it is; what colleagues address to them is news as well.
   */
  readonly 'changes.apply': {
    readonly args: {
      readonly changes: readonly Change[];
      readonly cursor: number;
      readonly caughtUp?: boolean | undefined;
      readonly now?: Instant | undefined;
      readonly me?: PersonId | undefined;
    };
    readonly value: null;
  };
  readonly 'changes.cursor': { readonly args: null; readonly value: number };
};
