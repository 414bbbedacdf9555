import type { Transaction } from '../database/database.ts';

/** Any fixed number: all relay processes on one database take turns by it. */
const advisoryLock = 4_600_217_002;

/**
 * Takes the turn of applying what Meta says, until the transaction ends. First statement of the transaction, before any row lock.
 *
 * `alone`: applying a webhook delivery. Deliveries are applied one after the other, in order of receipt, by whichever process is next; so no two of
 * them make the same contact, and no two wait for each other's rows. `beside`: recording what came of a send. Several may run at once, none
 * beside a delivery: otherwise a status could look for its message just before the message learns its id, and each would miss the other.
 */
export async function takeTurn(transaction: Transaction, how: 'alone' | 'beside'): Promise<void> {
  await transaction.query(how === 'alone' ? 'SELECT pg_advisory_xact_lock($1)' : 'SELECT pg_advisory_xact_lock_shared($1)', [advisoryLock]);
}
