import type { Session } from '../../shared/bridge/session.ts';
import { call } from '../bridge/call.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import './dialog.css';

/** Asked once, when the person closes the window for the first time: what that shall do. */
export function ClosingQuestion({ session }: { readonly session: Session }) {
  const { text } = useWords();
  if (!session.desktop.asksClosing) return null;
  const answer = (how: 'hide' | 'quit' | 'stay') => () => void call('window.answerClosing', { how });
  return (
    <Modal title={text('closing.title')} closeName={text('closing.stay')} onClose={answer('stay')}>
      <div className="dialog-body">
        <p>{text('closing.words')}</p>
        <p className="card-soft">{text('closing.more')}</p>
        <div className="dialog-actions">
          <Button look="plain" onClick={answer('quit')}>{text('closing.quit')}</Button>
          <Button look="main" data-first-focus onClick={answer('hide')}>{text('closing.hide')}</Button>
        </div>
      </div>
    </Modal>
  );
}
