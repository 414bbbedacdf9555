import { readOwnWord } from '../../shared/domain/contacts/read-own-word.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

type Said = { readonly id: string; readonly contactId: string; readonly content: MessageContent; readonly at: Instant; readonly now: Instant };

/**
 * Puts on record what a contact says about offers in a message of their own: 'STOP' ends them, 'START' takes an end back that was said in words. A start that ends nothing is no
 * consent: nobody becomes somebody to advertise to by a greeting. Recorded by nobody, with their words as proof; a person may record another word later.
 *
 * @returns whether anything was put on record.
 */
export async function noteOwnWord(transaction: Transaction, { id, contactId, content, at, now }: Said): Promise<boolean> {
  const own = readOwnWord(content);
  if (own === null) return false;
  const saidAt = Math.min(at, now);
  const [newest] = await transaction.query<{ state: string }>(
    "SELECT state FROM contact_consent WHERE contact_id = $1 AND purpose = 'marketing' AND at <= $2 ORDER BY at DESC, position DESC LIMIT 1",
    [contactId, saidAt],
  );
  if (own.word === 'start' ? newest?.state !== 'withdrawn' : newest?.state === 'withdrawn') return false;
  await transaction.query(
    `INSERT INTO contact_consent (id, contact_id, purpose, state, source, proof, at, recorded_by, recorded_at)
     VALUES ($1, $2, 'marketing', $3, 'chat', $4, $5, NULL, $6)`,
    [id, contactId, own.word === 'stop' ? 'withdrawn' : 'given', own.said, saidAt, now],
  );
  return true;
}
