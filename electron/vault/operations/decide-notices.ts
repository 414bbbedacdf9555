import { z } from 'zod';
import { messageId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { decideNotice, readHeld, releaseHeld } from '../notice/notice-rows.ts';
import { onCache } from '../operation.ts';

const decision = z.strictObject({
  messageId,
  kind: z.enum(['show', 'hold', 'silent']),
  reason: z.string().max(100),
  until: instant.nullable(),
  decidedAt: instant,
});

export const decideNotices = onCache<'notices.decide'>(z.strictObject({ decisions: z.array(decision) }), (cache, { decisions }) => {
  const changed = cache.database.write((database) => decisions.filter((one) => decideNotice(database, one)).length);
  return { value: null, changes: changed > 0 ? [{ kind: 'notices' }] : [] };
});

/** Counts and marks in one transaction, so that no held message is announced twice or never. */
export const releaseNotices = onCache<'notices.release'>(z.strictObject({ now: instant }), (cache, { now }) => {
  const { held, released } = cache.database.write((database) => ({ held: readHeld(database), released: releaseHeld(database, now) }));
  return { value: { messages: held.messages, conversations: held.conversations.length }, changes: released > 0 ? [{ kind: 'notices' }] : [] };
});
