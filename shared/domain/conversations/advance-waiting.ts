import type { Instant } from '../../kernel/time.ts';

/** `answeredAt`: `at` of the newest message from our side that a contact can read, or of what closing settled. */
export type Waiting = { readonly waitingSince: Instant | null; readonly answeredAt: Instant | null };

/**
 * What moves it. `inbound`: the contact wrote; `live` as opposed to history that is being imported · `answer`: we wrote · `settled`: closed, nothing is owed.
 */
export type WaitingEvent =
  | { readonly kind: 'inbound'; readonly at: Instant; readonly live: boolean }
  | { readonly kind: 'answer'; readonly at: Instant }
  | { readonly kind: 'settled'; readonly lastInboundAt: Instant | null };

/**
 * Since when a contact waits for an answer, after one more event. Pure; history may arrive in any order.
 *
 * A live message always waits, also when Meta held it up and an answer was written meanwhile: whoever wrote that had not seen it.
 *
 * @returns `recount`: an answer overtook only a part of what waits (it was composed offline): ask for the contact's oldest message after `answeredAt`.
 */
export function advanceWaiting(current: Waiting, event: WaitingEvent): Waiting & { readonly recount: boolean } {
  const { waitingSince, answeredAt } = current;
  switch (event.kind) {
    case 'inbound': {
      const isOpen = event.live || answeredAt === null || event.at > answeredAt;
      return { answeredAt, waitingSince: isOpen ? Math.min(waitingSince ?? event.at, event.at) : waitingSince, recount: false };
    }
    case 'answer': {
      const newest = Math.max(answeredAt ?? event.at, event.at);
      const answers = waitingSince !== null && event.at >= waitingSince;
      return { answeredAt: newest, waitingSince: answers ? null : waitingSince, recount: answers };
    }
    case 'settled':
      return { answeredAt: event.lastInboundAt === null ? answeredAt : Math.max(answeredAt ?? 0, event.lastInboundAt), waitingSince: null, recount: false };
  }
}
