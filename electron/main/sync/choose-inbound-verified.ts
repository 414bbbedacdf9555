import { minute } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/**
 * When the way from WhatsApp to the relay was last seen to work: null when never, undefined while the relay has not told (an older one never does).
 */
export type InboundVerified = Instant | null | undefined;

/**
 * What holds after the relay has told it once more. Pure. The stream and an answer can overtake each other, so an older instant changes nothing; a relay
 * that says 'never' has begun anew and is believed.
 */
export function chooseInboundVerified(known: InboundVerified, told: InboundVerified): InboundVerified {
  if (told === undefined) return known;
  return typeof known === 'number' && typeof told === 'number' ? Math.max(known, told) : told;
}

/** Whether the screen should read again: it says minutes, and the relay tells a new instant with every message. Pure. */
export function isWorthSaying(shown: InboundVerified, known: InboundVerified): boolean {
  if (typeof shown === 'number' && typeof known === 'number') return known - shown >= minute;
  return shown !== known;
}
