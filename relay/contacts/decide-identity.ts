import { unreachable } from '../../shared/kernel/unreachable.ts';

/** Whom the aliases of an arriving message point at. */
export type IdentityFacts = {
  readonly phone: string | null;
  readonly userId: string | null;
  readonly contactByPhone: string | null;
  readonly contactByUserId: string | null;
  /** Whether the contact found by phone is already known by a user id (necessarily another one than `userId`, unless both find the same contact). */
  readonly phoneContactHasUserId: boolean;
};

/** Who it is (`contactId` null: somebody new), which aliases to record for them, and whether the phone number stops meaning its former contact. */
export type IdentityDecision = {
  readonly contactId: string | null;
  readonly learnPhone: boolean;
  readonly learnUserId: boolean;
  readonly retirePhone: boolean;
  readonly rule: 'known' | 'known-by-user-id' | 'known-by-phone' | 'number-changed-hands' | 'new';
};

/**
 * Decides who wrote. Pure.
 *
 * The user id is the stronger sign: it belongs to one WhatsApp account, while phone numbers are given to new owners. So a known number with an
 * unknown user id, whose contact has a user id already, is a stranger with a recycled number, and never inherits the thread.
 */
export function decideIdentity(facts: IdentityFacts): IdentityDecision {
  const rule = ruleFor(facts);
  const { phone, userId, contactByPhone, contactByUserId } = facts;
  switch (rule) {
    case 'known':
      return { contactId: contactByUserId ?? contactByPhone, learnPhone: false, learnUserId: false, retirePhone: false, rule };
    case 'known-by-user-id':
      return { contactId: contactByUserId, learnPhone: phone !== null, learnUserId: false, retirePhone: contactByPhone !== null, rule };
    case 'known-by-phone':
      return { contactId: contactByPhone, learnPhone: false, learnUserId: true, retirePhone: false, rule };
    case 'number-changed-hands':
      return { contactId: null, learnPhone: true, learnUserId: true, retirePhone: true, rule };
    case 'new':
      return { contactId: null, learnPhone: phone !== null, learnUserId: userId !== null, retirePhone: false, rule };
    default:
      return unreachable(rule);
  }
}

function ruleFor({ phone, userId, contactByPhone, contactByUserId, phoneContactHasUserId }: IdentityFacts): IdentityDecision['rule'] {
  if (contactByUserId !== null) return phone === null || contactByPhone === contactByUserId ? 'known' : 'known-by-user-id';
  if (contactByPhone === null) return 'new';
  if (userId === null) return 'known';
  return phoneContactHasUserId ? 'number-changed-hands' : 'known-by-phone';
}
