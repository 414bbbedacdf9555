import { askToBegin } from '../beginning/begin-store.ts';
import { call } from '../bridge/call.ts';
import { useWords } from '../text/use-words.tsx';
import type { TextKey, Words } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { showNotice, useNotice } from './notice-store.ts';
import type { LinkNotice } from './notice-store.ts';
import './dialog.css';

/** Says why a link led to no conversation, and what to do next. */
export function LinkNoticeDialog() {
  const words = useWords();
  const { text } = words;
  const notice = useNotice((state) => state.notice);
  if (notice === null) return null;
  const close = () => showNotice(null);
  const again = (link: string) => {
    close();
    void call('links.follow', { link });
  };
  const begin = (phone: string) => {
    close();
    askToBegin(`+${phone}`);
  };
  const { title, more } = noticeWords(words, notice);
  return (
    <Modal title={title} closeName={text('action.close')} onClose={close}>
      <div className="dialog-body">
        <p>{more}</p>
        <div className="dialog-actions">
          {notice.kind === 'not-looked-up' && <Button look="plain" onClick={() => again(notice.link)}>{text('action.retry')}</Button>}
          {notice.kind === 'number-unknown' && <Button look="plain" onClick={() => begin(notice.phone)}>{text('begin.title')}</Button>}
          <Button look="main" data-first-focus onClick={close}>{text('action.understood')}</Button>
        </div>
      </div>
    </Modal>
  );
}

/** The words of a notice. Pure. */
export function noticeWords({ text }: Words, notice: LinkNotice): { readonly title: string; readonly more: string } {
  const say = (key: TextKey, more: TextKey, values = {}) => ({ title: text(key, values), more: text(more, values) });
  switch (notice.kind) {
    case 'number-unknown':
      return say('link.number', 'link.number.more', { number: `+${notice.phone}` });
    case 'conversation-unknown':
      return say('link.conversation', 'link.conversation.more');
    case 'not-looked-up':
      return say('link.later', `link.later.${notice.why}`);
    case 'not-for-role':
      return say('link.role', 'link.role.more');
    case 'link-refused':
      return say('link.refused', `link.refused.${notice.reason}`);
  }
}
