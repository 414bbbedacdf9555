import { useState } from 'react';
import { consentSources, longestProof } from '../../shared/domain/contacts/contact-care-choices.ts';
import type { ConsentPurpose, ConsentSource } from '../../shared/domain/contacts/consent.ts';
import type { ContactId } from '../../shared/kernel/ids.ts';
import { readClock } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Modal } from '../ui/modal.tsx';
import { useKept } from '../ui/use-kept.ts';
import { problemWords } from './problem-words.ts';

type Written = { readonly state: 'given' | 'withdrawn'; readonly source: ConsentSource; readonly proof: string };

type ConsentDialogProps = { readonly contactId: ContactId; readonly purpose: ConsentPurpose; readonly allowed: boolean; readonly onClose: () => void };

/** Writes down what a contact said on one purpose: the other way round than it stands, unless the person says otherwise. */
export function ConsentDialog({ contactId, purpose, allowed, onClose }: ConsentDialogProps) {
  const words = useWords();
  const { text } = words;
  const [{ state, source, proof }, change, forget] = useKept<Written>(`consent ${contactId} ${purpose}`, `${allowed}`, { state: allowed ? 'withdrawn' : 'given', source: 'chat', proof: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (state === 'given' && proof.trim() === '') return setProblem(text('about.consents.proof.needed'));
    setBusy(true);
    const answer = await call('contacts.recordConsent', { contactId, purpose, state, source, proof: proof.trim(), at: readClock() });
    setBusy(false);
    if (!answer.ok) return setProblem(problemWords(words, answer.error));
    forget();
    onClose();
  };
  return (
    <Modal title={`${text('about.consents.title')} ${text(`about.consents.${purpose}`)}`} closeName={text('action.close')} onClose={onClose}>
      <form className="panel-form" noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Choice
          name={text('about.consents.state')} value={state} onChange={(next) => change({ state: next })}
          options={(['given', 'withdrawn'] as const).map((each) => ({ value: each, words: text(`about.consents.state.${each}`) }))}
        />
        {purpose === 'marketing' && <p className="panel-soft">{text(`about.consents.${state}.lead`)}</p>}
        <label className="panel-field">
          {text('about.consents.source')}
          <select className="panel-select" value={source} onChange={(event) => change({ source: consentSources.find((each) => each === event.target.value) ?? 'other' })}>
            {consentSources.map((each) => <option key={each} value={each}>{text(`about.consents.source.${each}`)}</option>)}
          </select>
        </label>
        <label className="panel-field">
          {text('about.consents.proof')}
          <textarea
            rows={3} maxLength={longestProof} required={state === 'given'} value={proof} placeholder={text(state === 'given' ? 'about.consents.proof.example' : 'about.consents.proof.optional')}
            onChange={(event) => change({ proof: event.target.value })}
          />
        </label>
        {problem !== null && <p role="alert" className="panel-problem">{problem}</p>}
        <div className="panel-actions">
          <Button type="submit" look="main" disabled={busy}>{text('about.consents.save')}</Button>
        </div>
      </form>
    </Modal>
  );
}
