import type { Instant } from '../../../shared/kernel/time.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import type { Rooms } from './rooms.ts';

/** The company number that an event came for. */
export type KnownNumber = { readonly id: string; readonly companyId: string; readonly teamId: string; readonly hasAccount: boolean };

/** What applying one event needs to know. */
export type ApplyContext = { readonly rooms: Rooms; readonly number: KnownNumber; readonly now: Instant; readonly newId: () => string };

/** What became of one event, and which things others should look at again. */
export type Applied = {
  readonly kind: ChangeKind;
  readonly result: 'stored' | 'duplicate' | 'ignored' | 'undecodable';
  readonly entries: readonly LogEntry[];
  /** The event proves that contacts reach this number; Meta's time of it. */
  readonly inboundAt: Instant | null;
};

/** Label `kind` of `relay_webhook_changes_total`: a closed list. */
export type ChangeKind =
  | 'message'
  | 'reaction'
  | 'edit'
  | 'revoke'
  | 'echo'
  | 'history'
  | 'status'
  | 'system'
  | 'group'
  | 'call'
  | 'account'
  | 'template'
  | 'preference'
  | 'contact-book'
  | 'error'
  | 'other';
