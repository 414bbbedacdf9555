import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { numberId } from '../../shared/kernel/ids.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { BlockResponse } from '../../shared/protocol/contacts.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';

/** What Meta said about some users of one number: each is in one of the lists. `users` as they were asked about. */
export type BlockAnswer = {
  readonly done: readonly string[];
  readonly failed: readonly { readonly user: string; readonly code: number | null; readonly detail: string | null }[];
};

export type Blocking = {
  readonly person: Pick<Person, 'id' | 'role' | 'teamIds'>;
  readonly contactId: string;
  readonly act: 'block' | 'unblock';
  readonly now: Instant;
  readonly ask: (wanted: { readonly act: 'block' | 'unblock'; readonly phoneNumberId: string; readonly users: readonly string[] }) => Promise<BlockAnswer>;
};

/**
 * Blocks or unblocks a contact at Meta on every number of ours on which the person sees a conversation with it, and keeps what came of it.
 *
 * A contact that has several numbers counts as blocked when one of them is: that is the one that wrote. `not-found`: no such contact in sight.
 */
export async function blockContact(database: Database, { person, contactId, act, now, ask }: Blocking): Promise<Result<BlockResponse, 'not-found'>> {
  const places = await database.query<{ number_id: string; phone_number_id: string; team_id: string; company_id: string }>(
    `SELECT number.id AS number_id, number.phone_number_id, number.team_id, number.company_id
     FROM conversation JOIN number ON number.id = conversation.number_id WHERE conversation.contact_id = $1 ORDER BY number.id`,
    [contactId],
  );
  const inSight = places.filter((place) => decideVisibility(person, place.team_id as TeamId).visible);
  if (inSight.length === 0) return fail('not-found');
  const aliases = await database.query<{ kind: string; value: string }>(
    `SELECT kind, value FROM contact_alias WHERE contact_id = $1 AND retired_at IS NULL ORDER BY last_seen_at DESC, value`,
    [contactId],
  );
  const phones = aliases.filter((alias) => alias.kind === 'phone');
  const users = (phones.length > 0 ? phones : aliases).map((alias) => alias.value);

  const response: { done: BlockResponse['done']; failed: BlockResponse['failed'] } = { done: [], failed: [] };
  for (const place of inSight) {
    const id = numberId.parse(place.number_id);
    const answer = users.length === 0 ? { done: [], failed: [{ user: '', code: null, detail: 'no number or user id' }] } : await ask({ act, phoneNumberId: place.phone_number_id, users });
    if (answer.done.length === 0) {
      const [first] = answer.failed;
      response.failed.push({ numberId: id, code: first?.code ?? null, words: wordsFor(first?.code ?? null) });
      continue;
    }
    response.done.push(id);
    await database.transaction(async (transaction) => {
      await transaction.query(
        act === 'block'
          ? 'INSERT INTO contact_block (contact_id, number_id, person_id, blocked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING'
          : 'DELETE FROM contact_block WHERE contact_id = $1 AND number_id = $2 AND $3::uuid IS NOT NULL AND $4::bigint IS NOT NULL',
        [contactId, place.number_id, person.id, now],
      );
      await appendToLog(transaction, place.company_id, [{ entity: 'contact', id: contactId, teamId: place.team_id }], now);
    });
  }
  return succeed(response);
}

/** Meta's codes for one user. Source: Meta, 'Block users' (October 2025). */
function wordsFor(code: number | null): string {
  switch (code) {
    case 131047:
      return 'WhatsApp lets us block only who wrote within the last 24 hours.';
    case 131021:
    case 131026:
      return 'WhatsApp does not know this contact.';
    case 139101:
      return 'The list of blocked contacts is full.';
    default:
      return 'WhatsApp did not do it.';
  }
}
