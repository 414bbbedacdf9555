import { z } from 'zod';
import { instant } from '../../kernel/instant.ts';

/** What a purge did, without a word of what it removed. Sent to the relay as evidence. */
export const purgeReceipt = z.object({
  id: z.string().max(64),
  startedAt: instant,
  finishedAt: instant,
  trigger: z.enum(['start', 'hourly', 'policy-change', 'resume', 'manual']),
  policyRevision: z.number().int().nullable(),
  messagesBefore: instant,
  filesBefore: instant,
  messages: z.number().int().nonnegative(),
  conversations: z.number().int().nonnegative(),
  files: z.number().int().nonnegative(),
  orphanFiles: z.number().int().nonnegative(),
  /** False when a step could not finish (a reader held the log, a file would not go): it is tried again at the next trigger. */
  complete: z.boolean(),
});
export type PurgeReceipt = z.infer<typeof purgeReceipt>;
