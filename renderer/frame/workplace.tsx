import { useEffect, useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { followDirectory } from '../bridge/directory-store.ts';
import { after, readClock } from '../bridge/clock.ts';
import { ClosingQuestion } from './closing-question.tsx';
import { Frame } from './frame.tsx';
import { QuietGate } from './quiet-gate.tsx';

/** The screen of an enrolled device: the gate when its person is off, else the frame. */
export function Workplace({ session }: { readonly session: Session }) {
  const [lookUntil, setLookUntil] = useState<number | null>(null);
  useEffect(followDirectory, []);
  useEffect(() => (lookUntil === null ? undefined : after(lookUntil - readClock(), () => setLookUntil(null))), [lookUntil]);

  const quiet = session.duty.state === 'quiet';
  return (
    <>
      {quiet && lookUntil === null ? <QuietGate session={session} onLook={setLookUntil} /> : <Frame session={session} lookUntil={quiet ? lookUntil : null} />}
      <ClosingQuestion session={session} />
    </>
  );
}
