import type { KeyboardEvent, ReactNode } from 'react';
import type { ComposerHands } from './composer-hands.ts';

/** Where the tools for writing stand. */
type WritingTools = {
  /** Buttons beside the one for files. */
  readonly tools?: (hands: ComposerHands) => ReactNode;
  /** Right above the field: lists that open while somebody types. */
  readonly above?: (hands: ComposerHands) => ReactNode;
  /** Sees a key of the answer field first; true when it was its own. */
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>, hands: ComposerHands) => boolean;
  /** The field for notes, in place of the answer; without it there is no switch. */
  readonly note?: (hands: ComposerHands) => ReactNode;
  /** Why a text must not go yet, in words; null when it may. */
  readonly mayNotSend?: (body: string) => string | null;
};

/** The tools for writing that stand in the composer. */
export const writingTools: WritingTools = {};
