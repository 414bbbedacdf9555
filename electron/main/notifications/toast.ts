import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/**
 * One notification of the operating system. `about` is where a click leads; null for the summary. `reply`: words in an empty field for an answer; null where none is
 * offered.
 */
export type Toast = { readonly about: ConversationId | null; readonly title: string; readonly body: string; readonly silent: boolean; readonly reply: string | null };

/** What became of a notification: the system took it · it refused it · it said nothing at all, as where no service shows notifications. */
export type ToastOutcome = 'shown' | 'failed' | 'no-answer';

/** The notifications that we have on screen, or in the system's list of them. At most one for a conversation, and one summary. */
export type Toasts = {
  readonly show: (toast: Toast) => void;
  /** Shows one that leads nowhere, and tells what became of it. */
  readonly test: (words: { readonly title: string; readonly body: string; readonly silent: boolean }) => Promise<ToastOutcome>;
  readonly close: (about: ConversationId) => void;
  /** Closes what was shown before an instant: all that a purge has taken the ground from. */
  readonly closeShownBefore: (instant: Instant) => void;
  readonly closeAll: () => void;
};
