import { decideSnooze } from '../../shared/domain/conversations/decide-snooze.ts';
import type { SnoozeWish } from '../../shared/domain/conversations/decide-snooze.ts';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from '../text/time-words.ts';
import type { Words } from '../text/words.ts';

/** What a wish would come to. `remark`: what differs from the wish, and why; null when nothing does. */
export type SnoozeForecast = { readonly possible: boolean; readonly time: string | null; readonly remark: string | null };

/** Says beforehand what a snooze comes to, for one conversation or for several. Pure. */
export function saySnooze(
  words: Words,
  wish: SnoozeWish,
  facts: { readonly conversations: readonly Pick<Conversation, 'state' | 'lastInboundAt'>[]; readonly now: Instant },
): SnoozeForecast {
  const { conversations, now } = facts;
  const decisions = conversations.map((conversation) => decideSnooze(wish, { conversation, now }));
  const time = wish.until === null ? null : moment(words, wish.until, now);
  const refused = decisions.find((decision) => decision.kind === 'refuse');
  if (refused !== undefined && decisions.every((decision) => decision.kind === 'refuse')) return { possible: false, time, remark: words.text(`snooze.refused.${refused.reason}`) };
  const capped = decisions.filter((decision) => decision.kind === 'snooze' && decision.reason === 'capped-by-window');
  const [first] = capped;
  if (first === undefined || first.kind !== 'snooze' || first.reason !== 'capped-by-window') return { possible: true, time, remark: null };
  if (conversations.length > 1) return { possible: true, time, remark: words.text('snooze.capped.some', { count: capped.length, all: conversations.length }) };
  return { possible: true, time, remark: words.text('snooze.capped', { time: moment(words, first.until, now), closes: moment(words, first.windowClosesAt, now) }) };
}
