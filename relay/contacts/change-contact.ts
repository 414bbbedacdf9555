import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Database, Transaction } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { findVisibleContact } from './find-visible-contact.ts';
import type { ActingPerson } from './find-visible-contact.ts';
import { loadContacts } from './load-contacts.ts';

/**
 * Changes what is written down about a contact, and tells every team that has a conversation with them, in one transaction.
 *
 * @param change does it; what it fails with is answered, and nothing is changed then.
 * @returns the contact as it is now.
 */
export async function changeContact<Failure>(
  database: Database,
  { person, contactId, now }: { readonly person: ActingPerson; readonly contactId: string; readonly now: Instant },
  change: (transaction: Transaction) => Promise<Result<null, Failure>>,
): Promise<Result<Contact, Failure | 'not-found'>> {
  return database.transaction(async (transaction): Promise<Result<Contact, Failure | 'not-found'>> => {
    const visible = await findVisibleContact(transaction, person, contactId);
    if (visible === null) return fail('not-found');
    const changed = await change(transaction);
    if (!changed.ok) return changed;
    const contact = (await loadContacts(transaction, [contactId])).get(contactId);
    if (contact === undefined) return fail('not-found');
    await appendToLog(transaction, visible.companyId, visible.teamIds.map((teamId) => ({ entity: 'contact', id: contactId, teamId })), now);
    return succeed(contact);
  });
}
