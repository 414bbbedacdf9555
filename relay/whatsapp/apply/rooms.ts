import type { DeliveryReport } from '../../../shared/domain/messages/advance-delivery.ts';
import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import type { Delivery } from '../../../shared/domain/messages/delivery.ts';
import type { MessageAuthor, ReferredProduct } from '../../../shared/domain/messages/message.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Transaction } from '../../database/database.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import type { AccountEvent, TemplateEvent } from '../decode/account-event.ts';
import type { Party, StatusPricing } from '../decode/whatsapp-event.ts';

/**
 * What applying a delivery needs of the other domains; `compose-whatsapp.ts` fills it in. What each promises stands with its implementation in
 * `contacts/`, `conversations/`, `messages/` and `media/`.
 */
export type Rooms = {
  readonly takeTurn: (transaction: Transaction, how: 'alone' | 'beside') => Promise<void>;
  readonly recogniseContact: (
    transaction: Transaction,
    who: { readonly companyId: string; readonly party: Party; readonly source: string; readonly now: Instant; readonly newId: () => string },
  ) => Promise<{ readonly contactId: string; readonly changed: boolean }>;
  readonly applyIdentityChange: (
    transaction: Transaction,
    change: { readonly companyId: string; readonly contactId: string; readonly phone: string | null; readonly userId: string | null; readonly now: Instant; readonly newId: () => string },
  ) => Promise<void>;
  readonly openConversation: (
    transaction: Transaction,
    opening: { readonly companyId: string; readonly numberId: string; readonly contactId: string; readonly now: Instant; readonly newId: () => string },
  ) => Promise<{ readonly conversationId: string; readonly created: boolean }>;
  readonly noteMessage: (
    transaction: Transaction,
    noted: {
      readonly conversationId: string;
      readonly at: Instant;
      readonly inboundAt: Instant | null;
      readonly reopens: boolean;
      readonly by: 'contact' | 'us' | null;
      readonly now: Instant;
      readonly newId: () => string;
    },
  ) => Promise<readonly LogEntry[]>;
  readonly recordMessage: (
    transaction: Transaction,
    message: {
      readonly id: string;
      readonly companyId: string;
      readonly numberId: string;
      readonly conversationId: string;
      readonly wamid: string;
      readonly author: MessageAuthor;
      readonly at: Instant;
      readonly content: MessageContent;
      readonly delivery: Delivery | null;
      readonly quotedWamid: string | null;
      readonly forwarded: 'no' | 'yes' | 'often';
      readonly referral: Readonly<Record<string, string>> | null;
      readonly product: ReferredProduct | null;
      readonly editedAt: Instant | null;
      readonly revokedAt: Instant | null;
      readonly now: Instant;
    },
  ) => Promise<{ readonly messageId: string; readonly outcome: 'new' | 'completed' | 'known' }>;
  readonly applyReaction: (
    transaction: Transaction,
    reaction: {
      readonly numberId: string;
      readonly targetWamid: string;
      readonly authorKey: string;
      readonly author: MessageAuthor;
      readonly emoji: string;
      readonly at: Instant;
    },
  ) => Promise<{ readonly messageId: string | null; readonly outcome: 'new' | 'known' }>;
  readonly applyPreference: (
    transaction: Transaction,
    preference: { readonly contactId: string; readonly category: string; readonly value: 'stop' | 'resume'; readonly source: 'webhook' | 'refused-send'; readonly at: Instant },
  ) => Promise<boolean>;
  /** A message may be the contact's word on offers ('STOP'). True when it was put on record. */
  readonly noteOwnWord: (
    transaction: Transaction,
    said: { readonly id: string; readonly contactId: string; readonly content: MessageContent; readonly at: Instant; readonly now: Instant },
  ) => Promise<boolean>;
  /** Meta refused a message because its contact has stopped marketing. Answers the contact when that is news. */
  readonly noteOptOut: (transaction: Transaction, messageId: string, at: Instant) => Promise<string | null>;
  readonly applyTemplateNews: (transaction: Transaction, news: TemplateEvent) => Promise<{ readonly templateId: string | null; readonly isKnown: boolean }>;
  readonly noteAccountNews: (transaction: Transaction, news: AccountEvent, newId: () => string) => Promise<{ readonly isOurs: boolean; readonly isNew: boolean }>;
  readonly applyEdit: (transaction: Transaction, target: RewriteTarget, content: MessageContent, at: Instant) => Promise<Rewrite>;
  /** A caption of a file that stays; `absent` also when the message is of another kind. */
  readonly applyCaptionEdit: (transaction: Transaction, target: RewriteTarget, caption: { readonly of: string; readonly words: string | null }, at: Instant) => Promise<Rewrite>;
  /** False: this call was noted before. */
  readonly noteCall: (transaction: Transaction, call: { readonly numberId: string; readonly callId: string; readonly conversationId: string; readonly at: Instant }) => Promise<boolean>;
  readonly applyRevoke: (transaction: Transaction, target: RewriteTarget, at: Instant) => Promise<Rewrite>;
  readonly applyStatus: (
    transaction: Transaction,
    status: {
      readonly numberId: string;
      readonly wamid: string;
      readonly recipient: string;
      readonly report: DeliveryReport;
      readonly callbackData: string | null;
      readonly pricing: StatusPricing | null;
      readonly now: Instant;
    },
  ) => Promise<{ readonly messageId: string | null; readonly outcome: 'new' | 'known'; readonly unanswered?: string | null }>;
  readonly recordMedia: (
    transaction: Transaction,
    media: {
      readonly id: string;
      readonly companyId: string;
      readonly numberId: string;
      readonly messageId: string;
      readonly metaId: string;
      readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
      readonly mimeType: string;
      readonly sha256: string | null;
      readonly now: Instant;
    },
  ) => Promise<void>;
};

export type RewriteTarget = {
  readonly numberId: string;
  readonly wamid: string;
  readonly conversationId: string;
  readonly authorKind: 'contact' | 'phone-app';
};
export type Rewrite = { readonly outcome: 'new' | 'known'; readonly messageId: string } | { readonly outcome: 'absent' };
