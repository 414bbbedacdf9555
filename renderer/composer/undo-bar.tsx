import { Undo2 } from 'lucide-react';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { placeOf, undo, useUndo } from './undo-store.ts';

type UndoBarProps = {
  readonly conversationId: ConversationId;
  /** There is a field, in which the keys take it back as well. */
  readonly hasField: boolean;
  readonly onUndone: (others: readonly OutgoingContent[]) => void;
};

/** For a few seconds after sending: one button that takes it back. The line under it shows how long it still can be. */
export function UndoBar({ conversationId, hasField, onUndone }: UndoBarProps) {
  const { text } = useWords();
  const undoable = useUndo((state) => (state.undoable !== null && placeOf(state.undoable) === conversationId ? state.undoable : null));
  const tooLate = useUndo((state) => (state.tooLate?.in === conversationId ? state.tooLate : null));
  return (
    <div className="undo-place" role="status">
      {undoable !== null && (
        <div className="undo-bar" key={undoable.ids[0]}>
          <span>{undoable.forwarded === undefined ? text('undo.sent', { count: undoable.ids.length }) : text('undo.forwarded', { name: isolate(undoable.forwarded.to) })}</span>
          <Button look="quiet" onClick={() => void undo(undoable).then(onUndone)}>
            <Undo2 size={16} aria-hidden /> {text('undo.take')} {hasField && <Keys keys={['Ctrl', 'Z']} />}
          </Button>
          <span className="undo-time" aria-hidden="true" style={{ animationDuration: `${undoable.forMs}ms` }} />
        </div>
      )}
      {tooLate !== null && <p className="composer-refusal">{text(tooLate.forwarded ? 'undo.forwarded.tooLate' : 'undo.tooLate')}</p>}
    </div>
  );
}
