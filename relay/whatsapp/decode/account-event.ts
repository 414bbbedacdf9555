import type { Instant } from '../../../shared/kernel/time.ts';
import type { Party } from './whatsapp-event.ts';

/** A contact's own word on what we may send. */
export type PreferenceEvent = {
  readonly kind: 'preference';
  readonly phoneNumberId: string;
  readonly party: Party;
  readonly category: string;
  readonly value: 'stop' | 'resume';
  readonly at: Instant;
};

/** News of one template, in one language. A member is null where nothing is said. */
export type TemplateEvent = {
  readonly kind: 'template';
  readonly businessAccountId: string;
  readonly name: string;
  readonly language: string;
  readonly status: string | null;
  readonly statusReason: string | null;
  readonly quality: string | null;
  readonly category: string | null;
  /** Its text has changed: only the list has all of it. */
  readonly needsList: boolean;
  readonly at: Instant;
};

/** News of a business account, or of one of its numbers. */
export type AccountEvent = {
  readonly kind: 'account';
  readonly businessAccountId: string;
  /** Digits; null when the news is about the account. */
  readonly displayPhone: string | null;
  readonly field: string;
  readonly event: string;
  readonly detail: string | null;
  readonly standing: { readonly messagingLimit: string | null; readonly throughput: string | null; readonly verifiedName: string | null; readonly nameStatus: string | null };
  readonly at: Instant;
};
