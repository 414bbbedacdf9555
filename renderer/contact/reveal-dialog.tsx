import { useState } from 'react';
import { longestRevealWords, revealReasons, shortestRevealWords } from '../../shared/domain/contacts/contact-care-choices.ts';
import type { RevealReason } from '../../shared/domain/contacts/reveal.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Modal } from '../ui/modal.tsx';
import { problemWords } from './problem-words.ts';

type RevealDialogProps = {
  readonly onClose: () => void;
  /** Answers the failure, or null. */
  readonly onAsk: (reason: RevealReason, words: string) => Promise<{ readonly kind: string } | null>;
};

/** Asks why, and says what becomes of the answer, before a number is shown. */
export function RevealDialog({ onClose, onAsk }: RevealDialogProps) {
  const words = useWords();
  const { text } = words;
  const [reason, setReason] = useState<RevealReason>('call');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const complete = why.trim().length >= shortestRevealWords;
  const ask = async () => {
    if (!complete || busy) return;
    setBusy(true);
    const failure = await onAsk(reason, why.trim());
    setBusy(false);
    if (failure === null) onClose();
    else setProblem(failure.kind === 'gone' ? text('about.problem.noNumber') : problemWords(words, failure));
  };
  return (
    <Modal title={text('about.reveal.title')} closeName={text('action.close')} onClose={onClose}>
      <form className="panel-form" onSubmit={(event) => { event.preventDefault(); void ask(); }}>
        <p>{text('about.reveal.lead')}</p>
        <Choice name={text('about.reveal.reason')} value={reason} options={revealReasons.map((each) => ({ value: each, words: text(`about.reveal.reason.${each}`) }))} onChange={setReason} />
        <label className="panel-field">
          {text('about.reveal.words')}
          <input value={why} maxLength={longestRevealWords} required minLength={shortestRevealWords} placeholder={text('about.reveal.words.example')} onChange={(event) => setWhy(event.target.value)} />
        </label>
        {problem !== null && <p role="alert" className="panel-problem">{problem}</p>}
        <div className="panel-actions">
          <Button type="submit" look="main" disabled={!complete || busy}>{text('about.reveal.go')}</Button>
        </div>
      </form>
    </Modal>
  );
}
