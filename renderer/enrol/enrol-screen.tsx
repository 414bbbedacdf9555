import { useRef, useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { useWords } from '../text/use-words.tsx';
import type { Words } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import './enrol.css';

type EnrolFailure = CallFailure<'session.enrol'> | { readonly kind: 'code-missing' };

/** Why a computer that may have been connected before is asked again: its access lies in the keychain. */
const keychainWords: { readonly [Reason in NonNullable<Session['cache']['reason']>]?: 'enrol.keychain.locked' | 'enrol.keychain.absent' } = {
  'keychain-locked': 'enrol.keychain.locked', 'keychain-absent': 'enrol.keychain.absent',
};

/** Binds this computer to the company: relay address and one-time code. Success is announced by main as a new session. */
export function EnrolScreen({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const [relayUrl, setRelayUrl] = useState(session.suggestedRelayUrl ?? '');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<EnrolFailure | null>(null);
  const addressField = useRef<HTMLInputElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  const atAddress = failure !== null && isAboutAddress(failure);

  const keychain = keychainWords[session.cache.reason ?? 'policy'] ?? null;

  const fail = (problem: EnrolFailure) => {
    setFailure(problem);
    (isAboutAddress(problem) ? addressField : codeField).current?.focus();
  };

  const enrol = async () => {
    if (relayUrl.trim() === '') return fail({ kind: 'address-invalid' });
    if (code.trim() === '') return fail({ kind: 'code-missing' });
    setBusy(true);
    setFailure(null);
    const answer = await call('session.enrol', { relayUrl: relayUrl.trim(), code: code.trim() });
    setBusy(false);
    if (!answer.ok) fail(answer.error);
  };

  return (
    <main className="enrol">
      <form
        className="enrol-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void enrol();
        }}
      >
        <Mark size={40} />
        <h1>{text('enrol.title')}</h1>
        <p className="enrol-lead">{text('enrol.lead')}</p>
        {keychain !== null && <p className="enrol-keychain" role="status">{text(keychain)}</p>}

        <div className="field">
          <label htmlFor="enrol-address">{text('enrol.address')}</label>
          <input
            id="enrol-address" ref={addressField} type="url" inputMode="url" autoComplete="off" spellCheck={false} placeholder="https://relay.example.com"
            value={relayUrl} onChange={(event) => setRelayUrl(event.target.value)} aria-invalid={atAddress} aria-describedby="enrol-address-help enrol-problem"
          />
          <p id="enrol-address-help" className="field-help">{text('enrol.address.help')}</p>
        </div>
        <div className="field">
          <label htmlFor="enrol-code">{text('enrol.code')}</label>
          <input
            id="enrol-code" ref={codeField} className="field-code" type="text" autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false}
            autoFocus={session.suggestedRelayUrl !== null} value={code} onChange={(event) => setCode(event.target.value)}
            aria-invalid={failure !== null && !atAddress} aria-describedby="enrol-code-help enrol-problem"
          />
          <p id="enrol-code-help" className="field-help">{text('enrol.code.help')}</p>
        </div>

        <div id="enrol-problem" role="alert" className="enrol-problem">
          {failure !== null && <p>{failureWords(words, failure)}</p>}
        </div>
        <Button look="main" type="submit" aria-disabled={busy}>{busy ? text('enrol.busy') : text('enrol.submit')}</Button>
        <p className="enrol-honest">{text('enrol.honest')}</p>
      </form>
    </main>
  );
}

function isAboutAddress(failure: EnrolFailure): boolean {
  return ['address-invalid', 'unreachable', 'not-a-relay'].includes(failure.kind);
}

/** What happened and what to do next. */
function failureWords({ text }: Words, failure: EnrolFailure): string {
  if (failure.kind === 'refused') return text('fault.refused');
  if (failure.kind === 'unexpected') return failure.report === '' ? text('fault.unexpected') : `${text('fault.unexpected')} ${text('fault.report', { report: failure.report })}`;
  return text(`enrol.error.${failure.kind}`);
}
