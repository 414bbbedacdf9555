import { create } from 'zustand';
import { keepSame } from '../../shared/kernel/keep-same.ts';
import type { Session } from '../../shared/bridge/session.ts';
import { onChanges } from './announcements.ts';
import { call } from './call.ts';
import { setClock } from './clock.ts';
import { coalesce } from './coalesce.ts';

type SessionState = {
  /** Null until the first answer. */
  readonly session: Session | null;
  /** The first reading failed: main could not answer. `report` may be empty. */
  readonly failed: { readonly report: string } | null;
};

/** What the frame shows: person, line, duty, policy, settings. */
export const useSession = create<SessionState>(() => ({ session: null, failed: null }));

/** Reads the session from main. */
export async function readSession(): Promise<void> {
  const answer = await call('session.read', null);
  if (answer.ok) {
    setClock(answer.value.clock.now);
    const before = useSession.getState().session;
    // The time is kept by the clock: it is no reason to draw everything again.
    const clock = { ...answer.value.clock, now: before?.clock.now ?? answer.value.clock.now };
    useSession.setState({ session: keepSame<Session>(before, { ...answer.value, clock }), failed: null });
  } else if (useSession.getState().session === null) {
    const error: { readonly kind: string; readonly report?: string } = answer.error;
    useSession.setState({ failed: { report: error.report ?? '' } });
  }
}

/** Keeps the session as main announces it. */
export function followSession(): () => void {
  const read = coalesce(readSession);
  read();
  return onChanges((changes) => {
    if (changes.some((change) => change.kind === 'session' || change.kind === 'everything')) read();
  });
}

/** The person's duty state and working time; null until the first answer. */
export function useDuty(): Session['duty'] | null {
  return useSession((state) => state.session?.duty ?? null);
}
