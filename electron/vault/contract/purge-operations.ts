import type { PurgePlan } from '../../../shared/domain/retention/plan-purge.ts';
import type { PurgeReceipt } from '../../../shared/domain/retention/purge-receipt.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** Purges and their receipts. A part of `VaultOperations`. */
export type PurgeOperations = {
  /**
   * Removes what is older: message rows, search remnants, reactions, notices, outbox remains, conversations left empty, contacts left without one, files
   * and their keys, then files on disk that no row names; truncates the WAL. Batches of 500. Answers the receipt (also stored until the relay has it).
   */
  readonly 'purge.run': {
    readonly args: { readonly plan: PurgePlan; readonly trigger: PurgeReceipt['trigger']; readonly policyRevision: number | null; readonly now: Instant; readonly receiptId: string };
    readonly value: PurgeReceipt;
  };
  readonly 'receipts.unsent': { readonly args: null; readonly value: readonly PurgeReceipt[] };
  readonly 'receipts.sent': { readonly args: { readonly id: string }; readonly value: null };
};
