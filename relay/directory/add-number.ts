import type { Transaction } from '../database/database.ts';

export type NewNumber = {
  readonly teamId: string;
  /** Meta's id of the number (WhatsApp Manager, 'API setup'), not the number itself. */
  readonly phoneNumberId: string;
  readonly businessAccountId: string | null;
  /** As people read it, for example `+49 30 1234567`. */
  readonly displayPhoneNumber: string;
  readonly name: string;
};

/** Records a number. The caller appends it to the event log. */
export async function addNumber(transaction: Transaction, companyId: string, number: NewNumber & { readonly id: string }): Promise<string> {
  await transaction.query(
    `INSERT INTO number (id, company_id, team_id, phone_number_id, business_account_id, display_phone_number, name)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [number.id, companyId, number.teamId, number.phoneNumberId, number.businessAccountId, number.displayPhoneNumber, number.name],
  );
  return number.id;
}
