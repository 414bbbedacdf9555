/**
 * Everything that the main process knows about the vault: its operations, each one whole transaction. This is the only file of the vault that main
 * may import. No statement, row or driver error crosses this line.
 */
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CacheOperations } from './contract/cache-operations.ts';
import type { KeepingOperations } from './contract/keeping-operations.ts';
import type { NoticeOperations } from './contract/notice-operations.ts';
import type { PurgeOperations } from './contract/purge-operations.ts';
import type { ReadingOperations } from './contract/reading-operations.ts';
import type { SendingOperations } from './contract/sending-operations.ts';

export type { RebuildReason, Rebuilding, VaultLocation } from './contract/cache-operations.ts';
export type { StoredSettings } from './contract/keeping-operations.ts';
export type { NoticeDecision, UndecidedNotice } from './contract/notice-operations.ts';
export type { CachedMessage, ConversationPage, ConversationScope, ConversationSummary, OutboxState, PlaceInThread, SearchHit, SharedMessage, ThreadStretch } from './contract/reading-operations.ts';
export type { NoteEntry, OutboxEntry, WaitingEntry } from './contract/sending-operations.ts';

/**
 * Why an operation did not happen. `not-open` before `open` · `wrong-key` the file does not open with this key · `corrupt` the file is damaged ·
 * `from-the-future` written by a newer version · `full` the disk is full · `busy` try again · `unsafe` a safety setting could not be established.
 * After `wrong-key`, `corrupt` and `from-the-future` the answer is always the same: discard the cache and rebuild it from the relay.
 */
export type VaultError = {
  readonly kind: 'not-open' | 'wrong-key' | 'corrupt' | 'from-the-future' | 'full' | 'busy' | 'unsafe' | 'unexpected';
  /** For the log: never a value, a text or a path of the user's. */
  readonly detail: string;
};

/** What a transaction changed, for the screen: stores re-read what they show. */
export type VaultChange =
  | { readonly kind: 'conversation'; readonly id: ConversationId }
  | { readonly kind: 'message'; readonly id: MessageId; readonly conversationId: ConversationId }
  | { readonly kind: 'contact'; readonly id: string }
  | { readonly kind: 'directory' }
  | { readonly kind: 'outbox' }
  | { readonly kind: 'notices' }
  | { readonly kind: 'everything' };

/** name → arguments and value. Every operation answers `Result<value, VaultError>`. */
export type VaultOperations = CacheOperations & ReadingOperations & SendingOperations & NoticeOperations & KeepingOperations & PurgeOperations;

export type VaultOperationName = keyof VaultOperations;

export type VaultRequest = { readonly [Name in VaultOperationName]: { readonly call: number; readonly name: Name; readonly args: VaultOperations[Name]['args'] } }[VaultOperationName];

/** What comes back over the port. `changes` is what that one transaction changed; empty for reads. */
export type VaultAnswer = {
  readonly call: number;
  readonly result: Result<unknown, VaultError>;
  readonly changes: readonly VaultChange[];
};

/** The vault as main holds it. */
export type Vault = {
  readonly call: <Name extends VaultOperationName>(name: Name, args: VaultOperations[Name]['args']) => Promise<Result<VaultOperations[Name]['value'], VaultError>>;
  readonly onChanges: (listener: (changes: readonly VaultChange[]) => void) => () => void;
};
