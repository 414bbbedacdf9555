import type { Instant } from '../../../shared/kernel/time.ts';
import { day, hour, minute, second } from '../../../shared/kernel/time.ts';
import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { findGraphError } from './graph-error-table.ts';

/** A free text is worth trying for as long as a service window lasts; after that Meta would refuse it. */
const longestLife = 24 * hour;
const longestPause = 5 * minute;

/** Advertising that comes later than this has lost its occasion. */
const longestMarketingLife = 3 * day;

export type RefusedAttempt = {
  readonly failure: DeliveryFailure;
  /** How many times it has been tried, this time included. */
  readonly attempts: number;
  /** When the message was accepted by the relay (or sent again by the employee). */
  readonly queuedAt: Instant;
  readonly now: Instant;
};

/** What to do with the message, and with its number. */
export type AfterRefusal =
  | { readonly act: 'retry'; readonly at: Instant }
  | { readonly act: 'pause-number'; readonly until: Instant }
  | { readonly act: 'set-aside'; readonly for: 'window' | 'marketing-cap'; readonly until: Instant }
  | { readonly act: 'stop-number' }
  | { readonly act: 'fail' };

/** Decides what follows an error of the Graph API. Pure; by Meta's code alone. */
export function decideAfterGraphError({ failure, attempts, queuedAt, now }: RefusedAttempt): AfterRefusal {
  const { reaction } = findGraphError(failure.code);
  switch (reaction.act) {
    case 'retry': {
      if (reaction.times !== undefined && attempts > reaction.times) return { act: 'fail' };
      const pause = reaction.backoff === 'pair' ? second * 4 ** Math.min(attempts, 5) : second * 2 ** Math.min(attempts, 10);
      return orFail(now + Math.min(pause, longestPause), queuedAt, (at) => ({ act: 'retry', at }));
    }
    case 'wait':
      return orFail(now + reaction.forMs, queuedAt, (at) => (reaction.scope === 'number' ? { act: 'pause-number', until: at } : { act: 'retry', at }));
    case 'set-aside': {
      const until = reaction.for === 'window' ? queuedAt + longestLife : now + reaction.forMs;
      const isTooLate = reaction.for === 'window' ? now >= until : until > queuedAt + longestMarketingLife;
      return isTooLate ? { act: 'fail' } : { act: 'set-aside', for: reaction.for, until };
    }
    case 'admin':
      return reaction.scope === 'number' ? { act: 'stop-number' } : { act: 'fail' };
    case 'fix':
    case 'never':
      return { act: 'fail' };
    default:
      return unreachable(reaction);
  }
}

function orFail(at: Instant, queuedAt: Instant, decide: (at: Instant) => AfterRefusal): AfterRefusal {
  return at > queuedAt + longestLife ? { act: 'fail' } : decide(at);
}
