import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** One notification of the operating system. `about` is where a click leads; null for the summary. */
export type Toast = { readonly about: ConversationId | null; readonly title: string; readonly body: string; readonly silent: boolean };

/** The notifications that we have on screen, or in the system's list of them. At most one for a conversation, and one summary. */
export type Toasts = {
  readonly show: (toast: Toast) => void;
  readonly close: (about: ConversationId) => void;
  /** Closes what was shown before an instant: all that a purge has taken the ground from. */
  readonly closeShownBefore: (instant: Instant) => void;
  readonly closeAll: () => void;
};
