import type { Transaction } from '../database/database.ts';
import { hour } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { decideIdentity } from './decide-identity.ts';

/** Somebody at the other end, as a message names them. */
export type NamedParty = {
  readonly phone: string | null;
  readonly userId: string | null;
  readonly displayName: string | null;
  readonly username: string | null;
  /** Stands for the person's present key pair; null when not told. */
  readonly identityHash: string | null;
};

type Found = {
  kind: 'phone' | 'user-id';
  contact_id: string;
  last_seen_at: number;
  display_name: string;
  username: string | null;
  identity_hash: string | null;
  has_user_id: boolean;
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
  const found = await transaction.query<Found>(
    `SELECT alias.kind, alias.contact_id, alias.last_seen_at, contact.display_name, contact.username, contact.identity_hash,
       EXISTS (SELECT FROM contact_alias other WHERE other.contact_id = alias.contact_id AND other.kind = 'user-id' AND other.retired_at IS NULL) AS has_user_id
     FROM contact_alias alias JOIN contact ON contact.id = alias.contact_id
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
  const before = found.find((alias) => alias.contact_id === decision.contactId);
  const changed = before === undefined ? await makeContact(transaction, contactId, companyId, party, now) : await renameContact(transaction, before, party);
  if (before !== undefined && party.identityHash !== null && party.identityHash !== before.identity_hash) {
    await transaction.query(
      'UPDATE contact SET identity_hash = $2, identity_changed_at = CASE WHEN identity_hash IS NULL THEN identity_changed_at ELSE $3::bigint END WHERE id = $1',
      [contactId, party.identityHash, now],
    );
  }
  if (decision.retirePhone) {
    await transaction.query(
      `UPDATE contact_alias SET retired_at = $3 WHERE company_id = $1 AND kind = 'phone' AND value = $2 AND retired_at IS NULL`,
      [companyId, party.phone, now],
    );
  }
  if (decision.learnPhone && party.phone !== null) await learnAlias(transaction, { companyId, contactId, kind: 'phone', value: party.phone, source, now });
  if (decision.learnUserId && party.userId !== null) await learnAlias(transaction, { companyId, contactId, kind: 'user-id', value: party.userId, source, now });
  // The age of an alias matters by days: not every message is worth a write.
  if (found.some((alias) => alias.last_seen_at < now - hour)) {
    await transaction.query(
      `UPDATE contact_alias SET last_seen_at = greatest(last_seen_at, $4::bigint) WHERE company_id = $1 AND retired_at IS NULL
         AND ((kind = 'phone' AND value = $2) OR (kind = 'user-id' AND value = $3))`,
      [companyId, party.phone, party.userId, now],
    );
  }
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
  await transaction.query('INSERT INTO contact (id, company_id, display_name, username, identity_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [
    id,
    companyId,
    party.displayName ?? '',
    party.username,
    party.identityHash,
    now,
  ]);
  return true;
}

/** Most messages tell the name that is known: nothing is written then. */
async function renameContact(transaction: Transaction, before: Found, party: NamedParty): Promise<boolean> {
  const displayName = party.displayName ?? before.display_name;
  const username = party.username ?? before.username;
  if (displayName === before.display_name && username === before.username) return false;
  await transaction.query('UPDATE contact SET display_name = $2, username = $3 WHERE id = $1', [before.contact_id, displayName, username]);
  return true;
}
