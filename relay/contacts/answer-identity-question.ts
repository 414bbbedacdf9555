import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import { currentOwner } from './load-identity-questions.ts';
import { learnAlias } from './recognise-contact.ts';

type Answer = { readonly companyId: string; readonly questionId: string; readonly answer: 'same' | 'different'; readonly personId: string; readonly now: Instant };

/** Two contacts that are one from now on; `from` is to be emptied into `into`. */
export type Merge = { readonly into: string; readonly from: string };

type Row = { former_contact_id: string; new_phone: string | null; new_user_id: string | null; answer: 'same' | 'different' | null; other: string | null };

/**
 * Records a person's decision, and on `same` makes the new number and id mean the former contact. Inside a turn taken `alone`.
 *
 * @returns the merge that the caller has to carry through in the threads; null when there is nobody to merge. `conflict`: it was decided otherwise.
 */
export async function answerIdentityQuestion(
  transaction: Transaction,
  { companyId, questionId, answer, personId, now }: Answer,
): Promise<Result<{ readonly merge: Merge | null; readonly isNew: boolean }, 'not-found' | 'conflict'>> {
  const [question] = await transaction.query<Row>(
    `SELECT question.former_contact_id, question.new_phone, question.new_user_id, question.answer, ${currentOwner} AS other
     FROM identity_question question WHERE question.company_id = $1 AND question.id = $2 FOR UPDATE`,
    [companyId, questionId],
  );
  if (question === undefined) return fail('not-found');
  if (question.answer !== null) return question.answer === answer ? succeed({ merge: null, isNew: false }) : fail('conflict');
  const into = question.former_contact_id;
  await transaction.query('UPDATE identity_question SET answer = $2, answered_at = $3, answered_by = $4, other_contact_id = $5 WHERE id = $1', [
    questionId,
    answer,
    now,
    personId,
    question.other,
  ]);
  if (answer === 'different') return succeed({ merge: null, isNew: true });
  if (question.other !== null) {
    await transaction.query('UPDATE contact_alias SET contact_id = $2 WHERE contact_id = $1', [question.other, into]);
    await transaction.query(
      `UPDATE contact SET display_name = CASE WHEN former.display_name = '' THEN other.display_name ELSE former.display_name END,
         username = coalesce(other.username, former.username), language = coalesce(former.language, other.language),
         note = CASE WHEN other.note = '' THEN former.note WHEN former.note = '' THEN other.note ELSE former.note || E'\\n\\n' || other.note END,
         note_revision = former.note_revision + other.note_revision, note_at = greatest(former.note_at, other.note_at), note_by = coalesce(former.note_by, other.note_by),
         identity_hash = coalesce(other.identity_hash, former.identity_hash)
       FROM contact former, contact other WHERE contact.id = $1 AND former.id = $1 AND other.id = $2`,
      [into, question.other],
    );
    await transaction.query('UPDATE contact_consent SET contact_id = $2 WHERE contact_id = $1', [question.other, into]);
    // Their word on marketing and our blocks bind the one that goes on; of two words the newer counts.
    await transaction.query(
      `INSERT INTO contact_preference (contact_id, category, value, source, at) SELECT $2, category, value, source, at FROM contact_preference WHERE contact_id = $1
       ON CONFLICT (contact_id, category) DO UPDATE SET value = excluded.value, source = excluded.source, at = excluded.at WHERE contact_preference.at < excluded.at`,
      [question.other, into],
    );
    await transaction.query(
      `INSERT INTO contact_block (contact_id, number_id, person_id, blocked_at) SELECT $2, number_id, person_id, blocked_at FROM contact_block WHERE contact_id = $1
       ON CONFLICT DO NOTHING`,
      [question.other, into],
    );
    await transaction.query('UPDATE contact_reveal SET contact_id = $2 WHERE contact_id = $1', [question.other, into]);
    await transaction.query('UPDATE contact SET merged_into = $2 WHERE id = $1 OR merged_into = $1', [question.other, into]);
    // What else was asked about the one that is empty now, is asked about the one that goes on.
    await transaction.query(
      `DELETE FROM identity_question moved USING identity_question kept WHERE moved.former_contact_id = $1 AND kept.former_contact_id = $2
         AND moved.answer IS NULL AND kept.answer IS NULL AND moved.new_phone IS NOT DISTINCT FROM kept.new_phone AND moved.new_user_id IS NOT DISTINCT FROM kept.new_user_id`,
      [question.other, into],
    );
    await transaction.query('UPDATE identity_question SET former_contact_id = $2 WHERE former_contact_id = $1 AND answer IS NULL', [question.other, into]);
  }
  const alias = { companyId, contactId: into, source: 'decision', now } as const;
  if (question.new_phone !== null) await learnAlias(transaction, { ...alias, kind: 'phone', value: question.new_phone });
  if (question.new_user_id !== null) await learnAlias(transaction, { ...alias, kind: 'user-id', value: question.new_user_id });
  return succeed({ merge: question.other === null ? null : { into, from: question.other }, isNew: true });
}
