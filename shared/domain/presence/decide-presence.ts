import type { Instant } from '../../kernel/time.ts';
import { decideDuty } from '../quiet-hours/decide-duty.ts';
import type { Schedule } from '../quiet-hours/schedule.ts';
import { presenceRepeat } from './presence.ts';
import type { PresenceAct } from './presence.ts';

/** What this device told last, and when. */
export type Told = { readonly act: PresenceAct; readonly at: Instant };

export type PresenceDecision =
  | { readonly kind: 'tell'; readonly reason: 'new' | 'still-there' }
  | { readonly kind: 'silent'; readonly reason: 'quiet-hours' | 'known' };

/**
 * Decides whether colleagues are told that this person looks or types. Pure.
 *
 * Never outside working hours: that somebody looked in the evening is not a fact about them that anyone may have. Leaving is told once, and only when coming was.
 */
export function decidePresence(facts: { readonly act: PresenceAct; readonly told: Told | null; readonly schedule: Schedule; readonly now: Instant }): PresenceDecision {
  const { act, told, now } = facts;
  if (decideDuty(facts.schedule, now).state === 'quiet') return { kind: 'silent', reason: 'quiet-hours' };
  if (act === 'away') return told === null || told.act === 'away' ? { kind: 'silent', reason: 'known' } : { kind: 'tell', reason: 'new' };
  if (told === null || told.act !== act) return { kind: 'tell', reason: 'new' };
  return now - told.at >= presenceRepeat[act] ? { kind: 'tell', reason: 'still-there' } : { kind: 'silent', reason: 'known' };
}
