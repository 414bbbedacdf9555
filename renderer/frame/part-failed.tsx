import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import './dialog.css';

/** In place of a part of the page that could not be loaded: what is safe, and what to do. */
export function PartFailed({ onAgain, onLeave }: { readonly onAgain: () => void; readonly onLeave: () => void }) {
  const { text } = useWords();
  return (
    <Modal title={text('part.failed')} closeName={text('action.close')} onClose={onLeave}>
      <div className="dialog-body" role="alert">
        <p>{text('part.failed.more')}</p>
        <div className="dialog-actions">
          <Button look="plain" onClick={onLeave}>{text('action.close')}</Button>
          <Button look="main" data-first-focus onClick={onAgain}>{text('action.retry')}</Button>
        </div>
      </div>
    </Modal>
  );
}
