import type { Transaction } from '../database/database.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { decideIdentity } from './decide-identity.ts';

/** Somebody at the other end, as a message names them. */
export type NamedParty = {
  readonly phone: string | null;
  readonly userId: string | null;
  readonly displayName: string | null;
  readonly username: string | null;
};

type Recognition = {
  readonly companyId: string;
  readonly party: NamedParty;
  /** Where the alias was seen: `webhook`, `history`, `echo`. */
  readonly source: string;
  readonly now: Instant;
  readonly newId: () => string;
};

/**
 * Finds the contact that a message is from, or makes it; records new aliases and a new name.
 *
 * Callers take turns (see `takeTurn`), so that two deliveries cannot both make the same contact.
 *
 * @returns `changed`: others have something to learn about this contact.
 */
export async function recogniseContact(
  transaction: Transaction,
  { companyId, party, source, now, newId }: Recognition,
): Promise<{ readonly contactId: string; readonly changed: boolean }> {
  const found = await transaction.query<{ kind: 'phone' | 'user-id'; contact_id: string; has_user_id: boolean }>(
    `SELECT alias.kind, alias.contact_id,
       EXISTS (SELECT FROM contact_alias other WHERE other.contact_id = alias.contact_id AND other.kind = 'user-id' AND other.retired_at IS NULL) AS has_user_id
     FROM contact_alias alias
     WHERE alias.company_id = $1 AND alias.retired_at IS NULL
       AND ((alias.kind = 'phone' AND alias.value = $2) OR (alias.kind = 'user-id' AND alias.value = $3))`,
    [companyId, party.phone, party.userId],
  );
  const byPhone = found.find((alias) => alias.kind === 'phone');
  const decision = decideIdentity({
    phone: party.phone,
    userId: party.userId,
    contactByPhone: byPhone?.contact_id ?? null,
    contactByUserId: found.find((alias) => alias.kind === 'user-id')?.contact_id ?? null,
    phoneContactHasUserId: byPhone?.has_user_id ?? false,
  });
  const contactId = decision.contactId ?? newId();
  const changed =
    decision.contactId === null
      ? await makeContact(transaction, contactId, companyId, party, now)
      : await renameContact(transaction, contactId, party);
  if (decision.retirePhone) {
    await transaction.query(
      `UPDATE contact_alias SET retired_at = $3 WHERE company_id = $1 AND kind = 'phone' AND value = $2 AND retired_at IS NULL`,
      [companyId, party.phone, now],
    );
  }
  if (decision.learnPhone && party.phone !== null) await learnAlias(transaction, { companyId, contactId, kind: 'phone', value: party.phone, source, now });
  if (decision.learnUserId && party.userId !== null) await learnAlias(transaction, { companyId, contactId, kind: 'user-id', value: party.userId, source, now });
  // The age of an alias matters by days: not every message is worth a write.
  await transaction.query(
    `UPDATE contact_alias SET last_seen_at = $4::bigint WHERE company_id = $1 AND retired_at IS NULL AND last_seen_at < $4::bigint - 3600000
       AND ((kind = 'phone' AND value = $2) OR (kind = 'user-id' AND value = $3))`,
    [companyId, party.phone, party.userId, now],
  );
  return { contactId, changed: changed || decision.learnPhone };
}

/** Records how a contact may be recognised from now on. An alias that means somebody else at present is left alone. */
export async function learnAlias(
  transaction: Transaction,
  alias: { readonly companyId: string; readonly contactId: string; readonly kind: 'phone' | 'user-id'; readonly value: string; readonly source: string; readonly now: Instant },
): Promise<void> {
  await transaction.query(
    `INSERT INTO contact_alias (company_id, kind, value, contact_id, source, first_seen_at, last_seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6)
     ON CONFLICT (company_id, kind, value) WHERE retired_at IS NULL DO NOTHING`,
    [alias.companyId, alias.kind, alias.value, alias.contactId, alias.source, alias.now],
  );
}

async function makeContact(transaction: Transaction, id: string, companyId: string, party: NamedParty, now: Instant): Promise<boolean> {
  await transaction.query('INSERT INTO contact (id, company_id, display_name, username, created_at) VALUES ($1, $2, $3, $4, $5)', [
    id,
    companyId,
    party.displayName ?? '',
    party.username,
    now,
  ]);
  return true;
}

async function renameContact(transaction: Transaction, id: string, party: NamedParty): Promise<boolean> {
  if (party.displayName === null && party.username === null) return false;
  const renamed = await transaction.query(
    `UPDATE contact SET display_name = coalesce($2, display_name), username = coalesce($3, username)
     WHERE id = $1 AND (display_name IS DISTINCT FROM coalesce($2, display_name) OR username IS DISTINCT FROM coalesce($3, username))
     RETURNING id`,
    [id, party.displayName, party.username],
  );
  return renamed.length > 0;
}
