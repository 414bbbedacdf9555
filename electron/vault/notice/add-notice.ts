import type { Instant } from '../../../shared/kernel/time.ts';
import type { WriteDatabase } from '../database/database.ts';

/** Notes that a message of a contact needs a decision. `historySince` not null: it is silent history already, decided then. */
export function addNotice(database: WriteDatabase, position: number, historySince: Instant | null): void {
  const kind = historySince === null ? null : 'silent';
  database.run(
    'INSERT INTO notice (message, kind, reason, until, decided_at) VALUES (?, ?, ?, NULL, ?)',
    position, kind, historySince === null ? null : 'history', historySince,
  );
}
