import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { useWords } from '../text/use-words.tsx';
import { Hint } from '../ui/hint.tsx';

/** One line of a list: what the company has set, with a lock that says who and where it can be changed. */
export function Locked({ name, children, session }: { readonly name: string; readonly children: ReactNode; readonly session: Session }) {
  const setBy = useSetBy(session);
  return (
    <>
      <dt>
        {name}
        <Hint words={setBy} side="top">
          <span className="locked-sign" tabIndex={0} role="img" aria-label={setBy}><Lock size={13} aria-hidden /></span>
        </Hint>
      </dt>
      <dd>{children}</dd>
    </>
  );
}

/** 'Set by Harbour Lettings, policy revision 4', or that nothing was set yet and what holds then. */
export function useSetBy(session: Session): string {
  const { text } = useWords();
  const { revision } = session.policy;
  return revision === null ? text('managed.builtIn') : text('managed.setBy', { company: session.company?.name ?? '', revision });
}
