import { day } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';

export type RetentionRules = { readonly messageDays: number; readonly attachmentDays: number };

/** What a purge removes: everything strictly older than the cut-offs. Files never outlive their message. */
export type PurgePlan = { readonly messagesBefore: Instant; readonly filesBefore: Instant };

/** Turns the rules in force into cut-offs. Pure. A day is 24 hours here: retention counts from the message, not from midnight. */
export function planPurge(rules: RetentionRules, now: Instant): PurgePlan {
  const messagesBefore = Math.max(0, now - rules.messageDays * day);
  return { messagesBefore, filesBefore: Math.max(messagesBefore, now - rules.attachmentDays * day) };
}
