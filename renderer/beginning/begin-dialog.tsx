import { useState } from 'react';
import { longestGivenName } from '../../shared/domain/contacts/contact-care-choices.ts';
import { parsePhoneNumber } from '../../shared/domain/contacts/parse-phone-number.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Modal } from '../ui/modal.tsx';
import { TextField } from '../ui/text-field.tsx';
import './begin-dialog.css';

type BeginDialogProps = {
  /** As it stands in the field at first. */
  readonly number: string;
  /** Numbers of ours that this person writes from. */
  readonly numbers: readonly CompanyNumber[];
  readonly onBegun: (id: ConversationId) => void;
  readonly onClose: () => void;
};

/** Asks for a number and opens the conversation with it. Nothing is sent here: what can be written to somebody who never wrote is the composer's to say. */
export function BeginDialog({ number, numbers, onBegun, onClose }: BeginDialogProps) {
  const words = useWords();
  const { text } = words;
  const [written, setWritten] = useState(number);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<CompanyNumber['id'] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [only, ...others] = numbers;
  const from = chosen ?? only?.id ?? null;
  const begin = async () => {
    // Without the marks that hide in what was copied from elsewhere.
    const phone = parsePhoneNumber(written.replace(/[\p{Cc}\p{Cf}]/gu, ''));
    if (!phone.ok) return setProblem(text(`begin.problem.${phone.error}`));
    if (from === null) return;
    setProblem(null);
    setBusy(true);
    const answer = await call('conversations.begin', { phone: phone.value, numberId: from, name: name.trim() });
    setBusy(false);
    if (!answer.ok) return setProblem(problemOf(words, answer.error));
    onBegun(answer.value.conversationId);
  };
  return (
    <Modal title={text('begin.title')} closeName={text('action.close')} onClose={onClose}>
      <form className="begin" noValidate onSubmit={(event) => { event.preventDefault(); if (!busy) void begin(); }}>
        <p>{text('begin.lead')}</p>
        <TextField label={text('begin.number')} value={written} isFirst required help={text('begin.number.help')} maxLength={60} onChange={(next) => { setWritten(next); setProblem(null); }} />
        <TextField label={text('begin.name')} value={name} help={text('begin.name.help')} maxLength={longestGivenName} onChange={setName} />
        {only !== undefined && others.length === 0 && <p className="begin-from">{text('begin.from.only', { name: isolate(only.name), number: isolate(only.displayPhoneNumber) })}</p>}
        {others.length > 0 && from !== null && (
          <Choice name={text('begin.from')} value={from} options={numbers.map((each) => ({ value: each.id, words: `${isolate(each.name)} ${isolate(each.displayPhoneNumber)}` }))} onChange={setChosen} />
        )}
        <p className="begin-problem" role="alert">{problem ?? (only === undefined ? text('begin.problem.no-own') : '')}</p>
        <div className="begin-actions">
          <Button type="submit" look="main" disabled={busy || only === undefined}>{text(busy ? 'begin.busy' : 'begin.do')}</Button>
        </div>
      </form>
    </Modal>
  );
}

function problemOf({ text }: Words, error: CallFailure<'conversations.begin'>): string {
  if (error.kind === 'unexpected') return text('action.unexpected');
  return text(`begin.problem.${error.kind}`);
}
