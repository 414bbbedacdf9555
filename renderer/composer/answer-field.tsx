import { useEffect } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { quoteMessage, writeDraft } from './composer-store.ts';
import type { Draft } from './composer-store.ts';
import { placeOf, undo, useUndo } from './undo-store.ts';

type AnswerFieldProps = {
  readonly conversationId: ConversationId;
  readonly draft: Draft;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly name: string;
  readonly placeholder: string;
  readonly sendKey: 'enter' | 'ctrl-enter';
  readonly invalid: boolean;
  /** Sees every key first; true when it was its own. */
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSend: () => void;
  /** Something was taken back by key; what has no place in the field is given. */
  readonly onUndone: (others: readonly OutgoingContent[]) => void;
};

/** The field for the client. It grows with its text; Enter or Ctrl+Enter sends, as the person has set it, and the other one begins a line. */
export function AnswerField({ conversationId, draft, field, name, placeholder, sendKey, invalid, onKey, onFiles, onSend, onUndone }: AnswerFieldProps) {
  // Not `autoFocus`: a thread may come a moment after somebody began to type elsewhere, and those letters must not go into a message.
  useEffect(() => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)) field.current?.focus();
  }, [field]);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // An input method uses Enter to choose a word.
    if (event.nativeEvent.isComposing || onKey(event)) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey && (isCommand || sendKey === 'enter')) {
      event.preventDefault();
      onSend();
    } else if (event.key === 'Escape' && draft.quote !== null) {
      event.preventDefault();
      quoteMessage(conversationId, null);
    } else if (event.key === 'z' && isCommand && !event.shiftKey && draft.body === '') {
      const { undoable } = useUndo.getState();
      if (undoable === null || placeOf(undoable) !== conversationId) return;
      event.preventDefault();
      void undo(undoable).then(onUndone);
    }
  };
  return (
    <textarea
      ref={field} className="composer-field" rows={1} dir="auto" spellCheck aria-label={name} placeholder={placeholder}
      aria-describedby="composer-status" aria-invalid={invalid} value={draft.body}
      onChange={(event) => writeDraft(conversationId, event.target.value)}
      onKeyDown={press}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
    />
  );
}
