import type { RefObject } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import { draftOf, setMode, writeDraft, writeNote } from './composer-store.ts';
import type { ComposerHands } from './composer-hands.ts';

/** Gives tools beside the field a hold on it. */
export function makeHands(summary: ConversationSummary, field: RefObject<HTMLTextAreaElement | null>): ComposerHands {
  const { id } = summary.conversation;
  const { body, note, mode } = draftOf(id);
  const replace: ComposerHands['replace'] = (range, text, select) => {
    const now = draftOf(id).body;
    writeDraft(id, `${now.slice(0, range.start)}${text}${now.slice(range.end)}`);
    const from = range.start + (select?.start ?? text.length);
    const to = range.start + (select?.end ?? text.length);
    // After the field has got the new text.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from, to);
    });
  };
  return {
    summary, body, note, mode, field, replace,
    insert: (text) => {
      const element = field.current;
      const end = draftOf(id).body.length;
      replace({ start: element?.selectionStart ?? end, end: element?.selectionEnd ?? end }, text);
    },
    writeNote: (words) => writeNote(id, words),
    setMode: (next) => setMode(id, next),
  };
}
