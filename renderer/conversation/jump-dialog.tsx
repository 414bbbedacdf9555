import { useState } from 'react';
import { useNow } from '../bridge/clock.ts';
import { dateField, startOfDay } from '../text/date-field.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import type { Thread, ThreadPlace } from './thread-store.ts';

type JumpDialogProps = {
  readonly thread: Thread;
  /** @returns whether there was something to go to. */
  readonly onJump: (place: ThreadPlace) => Promise<boolean>;
  readonly onEnd: () => void;
  readonly onClose: () => void;
};

/** Goes to a day, to the first unread message, or to either end of what this computer holds. */
export function JumpDialog({ thread, onJump, onEnd, onClose }: JumpDialogProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const [date, setDate] = useState(() => dateField(words, thread.messages.at(-1)?.at ?? now));
  const [problem, setProblem] = useState<string | null>(null);
  const at = startOfDay(words, date);
  const go = async (place: ThreadPlace) => {
    if (await onJump(place)) onClose();
    else setProblem(text('jump.nothing'));
  };
  const { firstUnreadId } = thread;
  return (
    <Modal title={text('jump.title')} closeName={text('action.close')} onClose={onClose}>
      <form
        className="jump"
        onSubmit={(event) => {
          event.preventDefault();
          if (at === null) setProblem(text('jump.noDate'));
          else void go({ kind: 'instant', at });
        }}
      >
        <div className="jump-field">
          <label className="jump-name" htmlFor="jump-date">{text('jump.date')}</label>
          <input id="jump-date" type="date" value={date} max={dateField(words, now)} data-first-focus onChange={(event) => { setDate(event.target.value); setProblem(null); }} />
          <Button look="main" type="submit">{text('jump.go')}</Button>
        </div>
        <p className="content-soft">{text('jump.nearest')}</p>
        {problem !== null && <p className="jump-problem" role="alert">{problem}</p>}
        <div className="jump-ways">
          {firstUnreadId !== null && <Button onClick={() => void go({ kind: 'message', id: firstUnreadId as never })}>{text('jump.unread')}</Button>}
          <Button onClick={() => void go({ kind: 'instant', at: 0 })}>{text('jump.oldest')}</Button>
          <Button onClick={() => { onEnd(); onClose(); }}>{text('jump.newest')}</Button>
        </div>
      </form>
    </Modal>
  );
}
