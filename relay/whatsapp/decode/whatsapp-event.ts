import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import type { ReferredProduct } from '../../../shared/domain/messages/message.ts';
import type { DeliveryReport } from '../../../shared/domain/messages/advance-delivery.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { AccountEvent, PreferenceEvent, TemplateEvent } from './account-event.ts';

/** A file as Meta announces it: to be fetched by `metaId` within days, and compared with `sha256` (64 hex digits, null when not told). */
export type AnnouncedFile = { readonly metaId: string; readonly mimeType: string; readonly sha256: string | null };

/** What a message says, with files still at Meta's. */
export type DecodedContent =
  | Exclude<MessageContent, { kind: 'image' | 'video' | 'audio' | 'document' | 'sticker' }>
  | { readonly kind: 'image' | 'video'; readonly file: AnnouncedFile; readonly caption: string | null }
  | { readonly kind: 'audio'; readonly file: AnnouncedFile; readonly voice: boolean }
  | { readonly kind: 'document'; readonly file: AnnouncedFile; readonly fileName: string | null; readonly caption: string | null }
  | { readonly kind: 'sticker'; readonly file: AnnouncedFile; readonly animated: boolean };

/** The person at the other end. At least one of `phone` (digits) and `userId` (business-scoped) is there. */
export type Party = {
  readonly phone: string | null;
  readonly userId: string | null;
  /** Chosen by the person, cleaned; null when this delivery does not tell. */
  readonly displayName: string | null;
  readonly username: string | null;
  /** Stands for the person's present key pair; another one means another phone or installation. Only where the check is switched on. */
  readonly identityHash: string | null;
};

type About = {
  readonly phoneNumberId: string;
  readonly wamid: string;
  readonly at: Instant;
  readonly party: Party;
  readonly author: 'contact' | 'phone-app';
};

/** The contact's number or id is another one from now on. `phone`, `userId`: the new ones. */
export type IdentityChange = { readonly phone: string | null; readonly userId: string | null; readonly previousUserId: string | null };

/** Something to show in a thread. */
export type MessageEvent = About & {
  readonly kind: 'message';
  /** `live`: from the contact, now. `echo`: from us, by the phone app. `history`: of before the number was connected. */
  readonly source: 'live' | 'echo' | 'history';
  readonly content: DecodedContent;
  readonly quotedWamid: string | null;
  readonly forwarded: 'no' | 'yes' | 'often';
  readonly referral: Readonly<Record<string, string>> | null;
  /** The product of a catalogue that the message asks about. */
  readonly product: ReferredProduct | null;
  /** How far a message of ours had come when it was told; null for the contact's. */
  readonly stage: 'sent' | 'delivered' | 'read' | 'played' | 'failed' | null;
  readonly identityChange: IdentityChange | null;
};

/** `emoji` is empty when the reaction was taken back. */
export type ReactionEvent = About & { readonly kind: 'reaction'; readonly targetWamid: string; readonly emoji: string };
/** `caption` is set when a file keeps its place and only its words change; `content` is then what to show where the file was never seen. */
export type EditEvent = About & {
  readonly kind: 'edit';
  readonly originalWamid: string;
  readonly content: DecodedContent;
  readonly caption: { readonly of: 'image' | 'video' | 'document'; readonly words: string | null } | null;
};
export type RevokeEvent = About & { readonly kind: 'revoke'; readonly originalWamid: string };

/** How Meta counts a message: `category` marketing, utility, authentication, service … ; `type` regular or one of the free kinds; `model` PMP or CBP. */
export type StatusPricing = {
  readonly category: string | null;
  readonly type: string | null;
  readonly billable: boolean | null;
  readonly model: string | null;
};

/** Meta's word on one of our messages. */
export type StatusEvent = {
  readonly kind: 'status';
  readonly phoneNumberId: string;
  readonly wamid: string;
  /** Whom it is about; part of the key by which repeated statuses are known. Empty when Meta left it out. */
  readonly recipient: string;
  readonly report: DeliveryReport;
  /** What we gave when we sent: our own id of the message. */
  readonly callbackData: string | null;
  readonly pricing: StatusPricing | null;
};

/** The contact called. Calls are out of scope, but one opens the service window. `callId` tells one call's events from another's. */
export type CallEvent = { readonly kind: 'call'; readonly phoneNumberId: string; readonly callId: string; readonly at: Instant; readonly party: Party };

/** Known and kept, and nothing is done with it (yet): groups, calls, news about templates, accounts and numbers. */
export type IgnoredEvent = { readonly kind: 'ignored'; readonly of: IgnoredKind };
export type IgnoredKind = 'group' | 'call' | 'account' | 'template' | 'preference' | 'contact-book' | 'error' | 'status' | 'history' | 'other';

/** Cannot be understood: counted, and its raw bytes are kept. */
export type UndecodableEvent = { readonly kind: 'undecodable'; readonly of: 'message' | 'status' | 'other' };

export type WhatsappEvent = MessageEvent | ReactionEvent | EditEvent | RevokeEvent | StatusEvent | CallEvent | PreferenceEvent | TemplateEvent | AccountEvent | IgnoredEvent | UndecodableEvent;
