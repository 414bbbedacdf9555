import type { Consent } from '../../shared/domain/contacts/consent.ts';
import type { Reveal } from '../../shared/domain/contacts/reveal.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { ContactRecord } from '../../shared/protocol/contact-care.ts';
import type { Sql } from '../database/database.ts';
import type { ActingPerson } from './find-visible-contact.ts';

/** Lines of a list that a person looks through. */
const mostLines = 50;

type Holding = { messages: number; files: number; oldest: number | null };
type ConsentRow = { purpose: Consent['purpose']; state: Consent['state']; source: Consent['source']; proof: string; at: number; recorded_by: string | null };

/**
 * What the company keeps about a contact, as far as the person may see it. The caller has seen to it that they may.
 *
 * The relay has no rule of its own that removes messages: it says so, rather than a number of days that nothing enforces.
 */
export async function loadContactRecord(sql: Sql, person: ActingPerson, contactId: string): Promise<ContactRecord> {
  const [holding] = await sql.query<Holding>(
    `SELECT count(DISTINCT message.id) AS messages, count(media.id) FILTER (WHERE media.file_key IS NOT NULL) AS files, min(message.at) AS oldest
     FROM conversation JOIN number ON number.id = conversation.number_id JOIN message ON message.conversation_id = conversation.id AND message.reacts_to IS NULL
       AND message.content ->> 'kind' NOT IN ('note', 'handover', 'activity')
     LEFT JOIN media ON media.message_id = message.id
     WHERE conversation.contact_id = $1 AND number.team_id = ANY($2::uuid[])`,
    [contactId, person.teamIds],
  );
  const reveals = await sql.query<{ id: string; person_id: string; at: number; reason: Reveal['reason']; words: string }>(
    `SELECT id, person_id, at, reason, words FROM contact_reveal WHERE contact_id = $1 AND ($2::uuid IS NULL OR person_id = $2) ORDER BY at DESC, id DESC LIMIT ${mostLines}`,
    [contactId, person.role === 'manager' ? null : person.id],
  );
  const consents = await sql.query<ConsentRow>(
    `SELECT purpose, state, source, proof, at, recorded_by FROM contact_consent WHERE contact_id = $1 ORDER BY at DESC, position DESC LIMIT ${mostLines}`,
    [contactId],
  );
  return {
    messages: holding?.messages ?? 0,
    files: holding?.files ?? 0,
    oldestAt: holding?.oldest ?? null,
    retention: { kind: 'until-deleted' },
    reveals: reveals.map(({ person_id: personId, ...row }) => ({ ...row, personId: personId as PersonId })),
    consentHistory: consents.map(({ recorded_by: recordedBy, ...row }) => ({ ...row, recordedBy: recordedBy as PersonId | null })),
  };
}
