import { readOwnWord } from '../../shared/domain/contacts/read-own-word.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import { recordConsent } from './record-consent.ts';

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
  const request = { purpose: 'marketing', state: own.word === 'stop' ? 'withdrawn' : 'given', source: 'chat', proof: own.said, at: saidAt } as const;
  await recordConsent(transaction, { id, contactId, personId: null, request, now });
  return true;
}
