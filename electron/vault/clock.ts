import type { Clock } from '../../shared/kernel/time.ts';

/** The only place of this process that asks what time it is. */
export const systemClock: Clock = { now: () => Date.now() };
