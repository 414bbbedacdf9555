import type { Transaction } from '../database/database.ts';
import type { Instant } from '../../shared/kernel/time.ts';

type Opening = { readonly companyId: string; readonly numberId: string; readonly contactId: string; readonly now: Instant; readonly newId: () => string };

/** Finds the conversation of a contact on a number, or begins it. */
export async function openConversation(transaction: Transaction, opening: Opening): Promise<{ readonly conversationId: string; readonly created: boolean }> {
  const found = await findConversation(transaction, opening);
  if (found !== null) return { conversationId: found, created: false };
  const [made] = await transaction.query<{ id: string }>(
    `INSERT INTO conversation (id, company_id, number_id, contact_id, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (number_id, contact_id) DO NOTHING RETURNING id`,
    [opening.newId(), opening.companyId, opening.numberId, opening.contactId, opening.now],
  );
  if (made !== undefined) return { conversationId: made.id, created: true };
  const other = await findConversation(transaction, opening);
  if (other === null) throw new Error('A conversation was neither found nor made');
  return { conversationId: other, created: false };
}

async function findConversation(transaction: Transaction, { numberId, contactId }: Opening): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>('SELECT id FROM conversation WHERE number_id = $1 AND contact_id = $2', [numberId, contactId]);
  return row?.id ?? null;
}
