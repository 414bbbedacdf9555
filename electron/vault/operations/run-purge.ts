import { z } from 'zod';
import { purgeReceipt } from '../../../shared/domain/retention/purge-receipt.ts';
import type { PurgeReceipt } from '../../../shared/domain/retention/purge-receipt.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { Cache } from '../cache.ts';
import { sweepDoomedFiles, sweepOrphanFiles } from '../media/sweep-files.ts';
import type { Operation, VaultRoom } from '../operation.ts';
import { hasUnsentOldMessages, removeEmptyConversations, removeOldDrafts, removeOldKeys, removeOldMessages } from '../purge/remove-old-rows.ts';
import type { PurgedBatch } from '../purge/remove-old-rows.ts';
import { storeReceipt } from '../receipt/receipt-rows.ts';
import { truncateLog } from '../remove-traces.ts';
import type { VaultOperations } from '../vault-contract.ts';

/** Pages given back to the disk in one step. */
const pagesPerStep = 2_000;
/** For so long a purge at the start lets nobody in between: the list that is asked for directly after it shall not show what is about to go. */
const startPatienceMs = 1_000;

type Given = VaultOperations['purge.run']['args'];

/** Between batches waiting requests are served; at the start only after a second, in which ten thousand messages and more go. A second purge meanwhile answers `busy`; a cache that is closed meanwhile `not-open`. */
export const runPurge: Operation<'purge.run'> = {
  args: z.strictObject({
    plan: z.strictObject({ messagesBefore: instant, filesBefore: instant }),
    trigger: purgeReceipt.shape.trigger,
    policyRevision: z.number().int().nullable(),
    now: instant,
    receiptId: purgeReceipt.shape.id,
  }),
  run: async (room, given) => {
    const { cache } = room;
    if (cache === null) return fail({ kind: 'not-open', detail: 'no cache is open' });
    if (room.purging) return fail({ kind: 'busy', detail: 'a purge is running' });
    room.purging = true;
    try {
      const receipt = await purge(room, cache, given);
      if (receipt === null) return fail({ kind: 'not-open', detail: 'closed during a purge' });
      const isQuiet = receipt.messages + receipt.conversations + receipt.files === 0;
      return succeed({ value: receipt, changes: isQuiet ? [] : [{ kind: 'everything' }] });
    } finally {
      room.purging = false;
    }
  },
};

async function purge(room: VaultRoom, cache: Cache, given: Given): Promise<PurgeReceipt | null> {
  const { clock, nextTurn } = room.surroundings;
  const { messagesBefore, filesBefore } = given.plan;
  const started = clock.now();

  const removeAll = async (removeBatch: () => PurgedBatch): Promise<number | null> => {
    for (let total = 0; ; ) {
      const { removed, more } = removeBatch();
      total += removed;
      if (!more) return total;
      if (given.trigger === 'start' && clock.now() - started < startPatienceMs) continue;
      await nextTurn();
      if (room.cache !== cache) return null;
    }
  };

  // Keys before files: from then on a file is noise, whether or not it leaves the disk.
  const messages = await removeAll(() => removeOldMessages(cache.database, messagesBefore, clock));
  const keys = messages === null ? null : await removeAll(() => removeOldKeys(cache.database, filesBefore));
  const drafts = keys === null ? null : await removeAll(() => removeOldDrafts(cache.database, messagesBefore));
  const conversations = drafts === null ? null : await removeAll(() => removeEmptyConversations(cache.database, messagesBefore));
  if (messages === null || keys === null || drafts === null || conversations === null) return null;
  const doomed = sweepDoomedFiles(cache);
  const orphans = { removed: 0, left: 0 };
  for (let after: string | null = ''; after !== null; ) {
    const step = sweepOrphanFiles(cache, after);
    orphans.removed += step.removed;
    orphans.left += step.left;
    after = step.next;
    await nextTurn();
    if (room.cache !== cache) return null;
  }
  const isLogEmpty = truncateLog(cache);
  while (cache.database.giveBack(pagesPerStep)) {
    await nextTurn();
    if (room.cache !== cache) return null;
  }

  const receipt: PurgeReceipt = {
    id: given.receiptId,
    startedAt: given.now,
    finishedAt: given.now + Math.max(0, clock.now() - started),
    trigger: given.trigger,
    policyRevision: given.policyRevision,
    messagesBefore,
    filesBefore,
    messages,
    conversations,
    files: doomed.removed,
    orphanFiles: orphans.removed,
    complete: isLogEmpty && doomed.left + orphans.left === 0 && !hasUnsentOldMessages(cache.database, messagesBefore),
  };
  cache.database.write((database) => storeReceipt(database, receipt));
  if (truncateLog(cache)) return receipt;
  const unfinished = { ...receipt, complete: false };
  cache.database.write((database) => storeReceipt(database, unfinished));
  return unfinished;
}
