import { second } from '../../../shared/kernel/time.ts';

const first = 0.5 * second;
const longest = 30 * second;

/**
 * How long to wait after `failures` failures in a row: 0.5 s, doubling, 30 s at most; half of it is random, so that the desks of a company do not all come back in
 * the same moment. Pure.
 *
 * @param fraction random, in `[0, 1)`.
 * @param atLeastMs what the relay asked for.
 */
export function backoffMs(wait: { readonly failures: number; readonly fraction: number; readonly atLeastMs?: number }): number {
  const full = Math.min(longest, first * 2 ** Math.min(10, Math.max(0, wait.failures - 1)));
  return Math.max(wait.atLeastMs ?? 0, Math.round(full * (0.5 + wait.fraction / 2)));
}
