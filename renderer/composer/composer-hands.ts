import type { RefObject } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';

/** What a tool beside the field can do with it. Ranges are `[start, end)` in UTF-16 units. */
export type ComposerHands = {
  readonly summary: ConversationSummary;
  readonly body: string;
  readonly note: string;
  readonly mode: 'answer' | 'note';
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Replaces a stretch of the answer and selects `select` of what was put in; without it the caret stands behind it. */
  readonly replace: (range: { readonly start: number; readonly end: number }, text: string, select?: { readonly start: number; readonly end: number }) => void;
  /** Puts a text where the caret is, in place of what is selected. */
  readonly insert: (text: string) => void;
  readonly writeNote: (note: string) => void;
  readonly setMode: (mode: 'answer' | 'note') => void;
};
