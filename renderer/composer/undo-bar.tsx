import { Undo2 } from 'lucide-react';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { undo, useUndo } from './undo-store.ts';

/** For a few seconds after sending: one button that takes it back. The line under it shows how long it still can be. */
export function UndoBar({ conversationId, onUndone }: { readonly conversationId: ConversationId; readonly onUndone: (others: readonly OutgoingContent[]) => void }) {
  const { text } = useWords();
  const undoable = useUndo((state) => (state.undoable?.conversationId === conversationId ? state.undoable : null));
  const isTooLate = useUndo((state) => state.tooLate === conversationId);
  return (
    <div className="undo-place" role="status">
      {undoable !== null && (
        <div className="undo-bar" key={undoable.ids[0]}>
          <span>{text('undo.sent', { count: undoable.ids.length })}</span>
          <Button look="quiet" onClick={() => void undo(undoable).then(onUndone)}>
            <Undo2 size={16} aria-hidden /> {text('undo.take')} <Keys keys={['Ctrl', 'Z']} />
          </Button>
          <span className="undo-time" aria-hidden="true" style={{ animationDuration: `${undoable.forMs}ms` }} />
        </div>
      )}
      {isTooLate && <p className="composer-refusal">{text('undo.tooLate')}</p>}
    </div>
  );
}
