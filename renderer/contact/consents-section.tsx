import { Check, Minus, X } from 'lucide-react';
import { useState } from 'react';
import { consentPurposes } from '../../shared/domain/contacts/contact-care-choices.ts';
import type { Consent, ConsentPurpose } from '../../shared/domain/contacts/consent.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { calendarDay, exactTime } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { ConsentDialog } from './consent-dialog.tsx';

/** What the contact allowed, since when, and what proves it; and a way to write down what they say now. */
export function ConsentsSection({ contact, history }: { readonly contact: Contact; readonly history: readonly Consent[] }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const [recording, setRecording] = useState<ConsentPurpose | null>(null);
  const { consents = [], marketingStoppedAt = null } = contact;
  const newest = (purpose: ConsentPurpose) => consents.find((one) => one.purpose === purpose) ?? null;
  return (
    <section className="panel-section" aria-label={text('about.consents')}>
      <h3>{text('about.consents')}</h3>
      <ul className="panel-list">
        {consentPurposes.map((purpose) => {
          const word = newest(purpose);
          const name = text(`about.consents.${purpose}`);
          return (
            <li key={purpose} className="panel-consent">
              <span className="panel-consent-sign" data-state={word?.state ?? 'none'} aria-hidden="true">{word === null ? <Minus size={14} /> : word.state === 'given' ? <Check size={14} /> : <X size={14} />}</span>
              <div>
                <p>{name}</p>
                {word === null ? <p className="panel-soft">{text('about.consents.none')}</p> : <ConsentWords word={word} now={now} />}
                {purpose === 'marketing' && marketingStoppedAt !== null && word?.state !== 'withdrawn' && (
                  <p className="panel-soft" title={exactTime(words, marketingStoppedAt)}>{text('about.consents.stop', { date: calendarDay(words, marketingStoppedAt, now) })}</p>
                )}
                <Button look="quiet" aria-label={text('about.consents.recordOf', { purpose: name })} onClick={() => setRecording(purpose)}>{text('about.consents.record')}</Button>
              </div>
            </li>
          );
        })}
      </ul>
      {history.length > consents.length && (
        <details className="panel-more">
          <summary>{text('about.consents.history')}</summary>
          <ol className="panel-list">
            {history.map((word, index) => (
              <li key={index}>
                <p>{text(`about.consents.${word.purpose}`)}</p>
                <ConsentWords word={word} now={now} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {recording !== null && <ConsentDialog contactId={contact.id} purpose={recording} allowed={newest(recording)?.state === 'given'} onClose={() => setRecording(null)} />}
    </section>
  );
}

function ConsentWords({ word, now }: { readonly word: Consent; readonly now: number }) {
  const words = useWords();
  const { text } = words;
  const people = useDirectory((directory) => directory.people);
  const by = people.find((person) => person.id === word.recordedBy)?.name;
  return (
    <p className="panel-soft">
      <time title={exactTime(words, word.at)}>{text(`about.consents.${word.state}`, { date: calendarDay(words, word.at, now) })}</time>
      {' · '}{text(`about.consents.source.${word.source}`)}
      {word.proof !== '' && <>{' · '}<q><bdi>{word.proof}</bdi></q></>}
      {word.recordedBy === null ? <> · {text('about.consents.automatic')}</> : <> · {text('about.consents.by', { name: isolate(by ?? text('about.consents.former')) })}</>}
    </p>
  );
}
