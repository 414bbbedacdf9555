import { day } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Sql } from '../database/database.ts';

/** Meta repeats a webhook for seven days at most, and keeps an undelivered message for thirty. */
const keepFor = 30 * day;

/** Longer than a message may be planned ahead (60 days) and a device may try without the relay: nobody asks again for what was taken back before. */
const keepWithdrawnFor = 120 * day;

/** Removed by one statement: short enough to be in nobody's way. */
const perStep = 2_000;

/**
 * Forgets which statuses were seen, statuses that never found their message, which planned messages were taken back, and what the meters do not need any more.
 *
 * @returns how many rows went, by what they were; `isMore` when there may be others.
 */
export async function forgetSettledStatuses(sql: Sql, now: Instant): Promise<{ readonly removed: ReadonlyMap<string, number>; readonly isMore: boolean }> {
  const steps: readonly (readonly [of: string, table: string, column: string, before: Instant])[] = [
    ['status-seen', 'status_seen', 'seen_at', now - keepFor],
    ['orphan-status', 'orphan_status', 'received_at', now - keepFor],
    ['pair-meter', 'pair_meter', 'used_until', now - day],
    ['withdrawn-message', 'withdrawn_message', 'withdrawn_at', now - keepWithdrawnFor],
    ['template-reach', 'template_reach', 'reached_at', now - 2 * day],
  ];
  const removed = new Map<string, number>();
  for (const [of, table, column, before] of steps) {
    const rows = await sql.query(`DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${column} < $1 LIMIT ${perStep}) RETURNING 1 AS one`, [before]);
    removed.set(of, rows.length);
  }
  return { removed, isMore: [...removed.values()].some((count) => count === perStep) };
}
