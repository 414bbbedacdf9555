import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { ConversationId, PersonId } from '../../shared/kernel/ids.ts';
import type { IdentityQuestion } from '../../shared/protocol/identity-questions.ts';
import type { Sql } from '../database/database.ts';
import { loadContacts } from './load-contacts.ts';
import { maskNumber } from './mask-number.ts';

type Row = {
  id: string;
  former_contact_id: string;
  new_phone: string | null;
  other_contact_id: string | null;
  asked_at: number;
  answer: 'same' | 'different' | null;
  answered_at: number | null;
  answered_by: string | null;
  conversation_ids: readonly string[];
};

type Wanted = {
  readonly companyId: string;
  readonly teamIds: readonly string[];
  readonly which: { readonly state: 'open' | 'answered' } | { readonly id: string };
};

/** Who writes from the new number or id at present, other than the former contact. The id is the stronger sign. */
export const currentOwner = `(SELECT alias.contact_id FROM contact_alias alias
   WHERE alias.company_id = question.company_id AND alias.retired_at IS NULL AND alias.contact_id <> question.former_contact_id
     AND ((alias.kind = 'phone' AND alias.value = question.new_phone) OR (alias.kind = 'user-id' AND alias.value = question.new_user_id))
   ORDER BY alias.kind DESC LIMIT 1)`;

/** Loads questions about contacts that have a conversation in one of these teams; at most 200. */
export async function loadIdentityQuestions(sql: Sql, { companyId, teamIds, which }: Wanted): Promise<readonly IdentityQuestion[]> {
  const rows = await sql.query<Row>(
    `SELECT question.id, question.former_contact_id, question.new_phone, question.asked_at, question.answer, question.answered_at, question.answered_by,
       CASE WHEN question.answer IS NULL THEN ${currentOwner} ELSE question.other_contact_id END AS other_contact_id, seen.conversation_ids
     FROM identity_question question
     JOIN LATERAL (SELECT array_agg(conversation.id ORDER BY conversation.id) AS conversation_ids FROM conversation JOIN number ON number.id = conversation.number_id
       WHERE conversation.contact_id = question.former_contact_id AND conversation.merged_into IS NULL AND number.team_id = ANY($2::uuid[])) seen
       ON seen.conversation_ids IS NOT NULL
     WHERE question.company_id = $1 AND ($3::uuid IS NULL OR question.id = $3) AND ($4::boolean IS NULL OR (question.answer IS NULL) = $4)
     ORDER BY CASE WHEN question.answer IS NULL THEN question.asked_at ELSE -question.answered_at END, question.id LIMIT 200`,
    [companyId, teamIds, 'id' in which ? which.id : null, 'state' in which ? which.state === 'open' : null],
  );
  const ids = rows.flatMap((row) => [row.former_contact_id, ...(row.other_contact_id === null ? [] : [row.other_contact_id])]);
  const contacts = await loadContacts(sql, [...new Set(ids)]);
  return rows.flatMap((row) => {
    const former = contacts.get(row.former_contact_id);
    return former === undefined ? [] : [describe(row, former, row.other_contact_id === null ? null : (contacts.get(row.other_contact_id) ?? null))];
  });
}

function describe(row: Row, former: Contact, other: Contact | null): IdentityQuestion {
  return {
    id: row.id,
    former,
    conversationIds: row.conversation_ids.map((id) => id as ConversationId),
    maskedNewNumber: row.new_phone === null ? null : maskNumber(row.new_phone),
    other,
    askedAt: row.asked_at,
    answer: row.answer,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by as PersonId | null,
  };
}
