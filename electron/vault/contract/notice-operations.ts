import type { ConversationId, MessageId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** A message whose notice has not been decided yet, with what the decision needs. */
export type UndecidedNotice = {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly messageAt: Instant;
  readonly fromContact: boolean;
  /** A colleague's note that mentions this person, or a hand-over to them. */
  readonly addressed?: true;
  readonly read: boolean;
};

export type NoticeDecision = {
  readonly messageId: MessageId;
  readonly kind: 'show' | 'hold' | 'silent';
  readonly reason: string;
  readonly until: Instant | null;
  readonly decidedAt: Instant;
};

/** What was, is to be and will be announced. A part of `VaultOperations`. */
export type NoticeOperations = {
  readonly 'notices.undecided': { readonly args: { readonly limit: number }; readonly value: readonly UndecidedNotice[] };
  readonly 'notices.decide': { readonly args: { readonly decisions: readonly NoticeDecision[] }; readonly value: null };
  /** Held notices whose message is still unread, grouped for the one summary. */
  readonly 'notices.held': { readonly args: null; readonly value: { readonly messages: number; readonly conversations: readonly ConversationId[] } };
  /** Marks all held notices as summarised (kind `silent`, reason `summarised`), in one transaction with nothing lost. */
  readonly 'notices.release': { readonly args: { readonly now: Instant }; readonly value: { readonly messages: number; readonly conversations: number } };
  readonly 'notices.explain': { readonly args: { readonly messageId: MessageId }; readonly value: NoticeDecision | null };
  /** Unread messages of contacts over all conversations: the badge at work. */
  readonly 'notices.badge': { readonly args: null; readonly value: number };
};
