import type { Clock } from '../../../shared/kernel/time.ts';

/** This computer's clock: the only place in main that reads it. Everybody else is given a `Clock`, most of them the relay clock. */
export const systemClock: Clock = { now: () => Date.now() };
