import type { Instant } from '../../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { isAnyDueToWake } from './list-conversations.ts';

/** Puts conversations whose snooze is over by the clock back among the open ones, so that they come back without a line to the relay, too. */
export function wakeDue(database: Database, now: Instant): void {
  if (!database.read((inside) => isAnyDueToWake(inside, now))) return;
  database.write((inside) => inside.run("UPDATE conversation SET folder = 'open' WHERE folder = 'snoozed' AND snooze_until <= ?", now));
}
