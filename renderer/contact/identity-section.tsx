import { useCallback, useEffect, useState } from 'react';
import type { IdentityQuestion } from '../../shared/bridge/contact-care.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { call } from '../bridge/call.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { problemWords } from './problem-words.ts';

/** 'Is it the same person?' after WhatsApp told of a new number; asked at both contacts that it is about. Nothing when nothing is asked. */
export function IdentitySection({ contact, line }: { readonly contact: Contact; readonly line: string }) {
  const words = useWords();
  const { text } = words;
  const [questions, setQuestions] = useState<readonly IdentityQuestion[]>([]);
  const [deciding, setDeciding] = useState<{ readonly question: IdentityQuestion; readonly answer: 'same' | 'different' } | null>(null);
  const { id } = contact;
  const read = useCallback(() => {
    void call('identity.list', null).then((answer) => {
      if (answer.ok) setQuestions(answer.value.questions.filter((one) => one.former.id === id || one.other?.id === id));
    });
  }, [id]);
  useEffect(() => {
    if (line === 'online') read();
  }, [read, line]);
  if (questions.length === 0) return null;
  return (
    <section className="panel-section panel-question" aria-label={text('about.identity')}>
      <h3>{text('about.identity')}</h3>
      {questions.map((question) => {
        const former = isolate(contactName(words, question.former));
        return (
          <div key={question.id} className="panel-form">
            <p>{question.maskedNewNumber === null ? text('about.identity.account', { former }) : text('about.identity.number', { former, number: isolate(question.maskedNewNumber) })}</p>
            <p className="panel-soft">{question.other === null ? text('about.identity.nobody') : text('about.identity.other', { other: isolate(contactName(words, question.other)) })}</p>
            <div className="panel-actions">
              <Button onClick={() => setDeciding({ question, answer: 'different' })}>{text('about.identity.different')}</Button>
              <Button onClick={() => setDeciding({ question, answer: 'same' })}>{text('about.identity.same')}</Button>
            </div>
          </div>
        );
      })}
      {deciding !== null && (
        <DecideDialog
          answer={deciding.answer} onClose={() => setDeciding(null)}
          onDecide={async () => {
            const answer = await call('identity.answer', { id: deciding.question.id, answer: deciding.answer });
            read();
            return answer.ok ? null : answer.error.kind === 'conflict' ? text('about.problem.decided') : problemWords(words, answer.error);
          }}
        />
      )}
    </section>
  );
}

/** Says what it means before it is decided for good. */
function DecideDialog({ answer, onClose, onDecide }: { readonly answer: 'same' | 'different'; readonly onClose: () => void; readonly onDecide: () => Promise<string | null> }) {
  const { text } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const decide = async () => {
    const failure = await onDecide();
    if (failure === null) onClose();
    else setProblem(failure);
  };
  return (
    <Modal title={text(`about.identity.${answer}`)} closeName={text('action.close')} onClose={onClose}>
      <div className="panel-form">
        <p>{text(`about.identity.sure.${answer}`)}</p>
        {problem !== null && <p role="alert" className="panel-problem">{problem}</p>}
        <div className="panel-actions">
          <Button onClick={onClose}>{text('about.note.cancel')}</Button>
          <Button look="main" onClick={() => void decide()}>{text('about.identity.confirm')}</Button>
        </div>
      </div>
    </Modal>
  );
}
