import { useState } from 'react';
import { minute } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { readLocalTime, writeLocalTime } from './local-time.ts';
import './send-dialog.css';

type PickTimeProps = {
  readonly begin: Instant;
  readonly closesAt: Instant;
  readonly now: Instant;
  /** Answers why not, in words; null when it is planned. */
  readonly onPlan: (at: Instant) => Promise<string | null>;
  readonly onClose: () => void;
};

/** Chooses a time for sending. It says up to when free text may go, and takes nothing later. */
export function PickTimeDialog({ begin, closesAt, now, onPlan, onClose }: PickTimeProps) {
  const words = useWords();
  const { text } = words;
  const [value, setValue] = useState(writeLocalTime(begin));
  const [problem, setProblem] = useState<string | null>(null);
  const plan = async () => {
    const at = readLocalTime(value);
    if (at === null) return setProblem(text('later.noTime'));
    if (at < now + minute) return setProblem(text('later.past'));
    if (at >= closesAt) return setProblem(text('later.tooLate', { time: moment(words, closesAt, now) }));
    const refused = await onPlan(at);
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Modal title={text('later.pickTitle')} closeName={text('action.close')} onClose={onClose}>
      <form className="send-dialog" onSubmit={(event) => { event.preventDefault(); void plan(); }}>
        <label className="text-field">
          <span>{text('later.time')}</span>
          <input type="datetime-local" className="text-field-input" data-first-focus value={value} min={writeLocalTime(now + minute)} max={writeLocalTime(closesAt)} onChange={(event) => { setValue(event.target.value); setProblem(null); }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // The field itself would open its calendar.
              event.preventDefault();
              void plan();
            }}
          />
        </label>
        <p className="send-hint">{text('later.until', { time: moment(words, closesAt, now) })}</p>
        {problem !== null && <p role="alert" className="composer-refusal">{problem}</p>}
        <div className="send-actions"><Button onClick={onClose}>{text('sending.cancel')}</Button><Button look="main" type="submit">{text('later.plan')}</Button></div>
      </form>
    </Modal>
  );
}
