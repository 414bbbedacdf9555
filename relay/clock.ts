import type { Clock } from '../shared/kernel/time.ts';

/** The relay's clock: the only place of this process that asks the machine for the time. */
export const systemClock: Clock = { now: () => Date.now() };
