import type { SignedPolicy } from '../../../shared/domain/policy/policy.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

export function readPolicy(database: ReadDatabase): SignedPolicy | null {
  const row = database.first<{ body: string }>('SELECT body FROM policy WHERE slot = 1');
  return row === undefined ? null : (JSON.parse(row.body) as SignedPolicy);
}

/** An older revision never replaces a newer one, whatever the caller decided. */
export function storePolicy(database: WriteDatabase, policy: SignedPolicy, revision: number): void {
  database.run(
    `INSERT INTO policy (slot, revision, body) VALUES (1, ?, ?)
     ON CONFLICT (slot) DO UPDATE SET revision = excluded.revision, body = excluded.body WHERE excluded.revision >= revision`,
    revision, JSON.stringify(policy),
  );
}
