import type { Clock } from '../../shared/kernel/time.ts';

/**
 * Counts failed attempts per source address and says when to stop listening to one.
 *
 * Kept in the memory of this process: with several relay processes each counts for itself, and a restart forgets. That is enough here, because
 * what it protects (one-time codes of 49 bits that live 15 minutes) cannot be guessed even at many times the rate.
 */
export function limitFailures(clock: Clock, limits: { readonly attempts: number; readonly windowMs: number }) {
  const failures = new Map<string, { count: number; readonly until: number }>();
  return {
    /** Milliseconds to wait before this address is heard again; 0 when it may try. */
    waitFor: (address: string): number => {
      const entry = failures.get(address);
      const now = clock.now();
      return entry === undefined || entry.until <= now || entry.count < limits.attempts ? 0 : entry.until - now;
    },
    recordFailure: (address: string): void => {
      const now = clock.now();
      const entry = failures.get(address);
      if (entry !== undefined && entry.until > now) {
        entry.count += 1;
        return;
      }
      // Memory stays bounded when somebody comes from very many addresses.
      if (failures.size >= 10_000) failures.clear();
      failures.set(address, { count: 1, until: now + limits.windowMs });
    },
  };
}
