import type { Instant } from '../../../shared/kernel/time.ts';
import type { WriteDatabase } from '../database/database.ts';

/** Notes that a message of a contact needs a decision. `silentReason` not null: it is silent already, decided `now`. */
export function addNotice(database: WriteDatabase, position: number, silentReason: 'history' | 'rebuilt' | null, now: Instant): void {
  const isSilent = silentReason !== null;
  database.run(
    'INSERT INTO notice (message, kind, reason, until, decided_at) VALUES (?, ?, ?, NULL, ?)',
    position, isSilent ? 'silent' : null, silentReason, isSilent ? now : null,
  );
}
