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

/** Shows a session that main has just described. */
export function takeSession(session: Session): void {
  setClock(session.clock.now);
  const before = useSession.getState().session;
  // The time is kept by the clock: it is no reason to draw everything again.
  const clock = { ...session.clock, now: before?.clock.now ?? session.clock.now };
  useSession.setState({ session: keepSame<Session>(before, { ...session, clock }), failed: null });
}

/** Reads the session from main. */
export async function readSession(): Promise<void> {
  const answer = await call('session.read', null);
  if (answer.ok) takeSession(answer.value);
  else if (useSession.getState().session === null) {
    const error: { readonly kind: string; readonly report?: string } = answer.error;
    useSession.setState({ failed: { report: error.report ?? '' } });
  }
}

/**
 * Keeps the session as main announces it.
 *
 * @param first resolves when somebody has taken a first one, or has given up: what is announced until then is read afterwards.
 */
export function followSession(first: Promise<void>): () => void {
  const read = coalesce(readSession);
  let isBefore = true;
  let hasChanged = false;
  void first.then(() => {
    isBefore = false;
    if (hasChanged || useSession.getState().session === null) read();
  });
  return onChanges((changes) => {
    if (!changes.some((change) => change.kind === 'session' || change.kind === 'everything')) return;
    if (isBefore) hasChanged = true;
    else read();
  });
}

/** The person's duty state and working time; null until the first answer. */
export function useDuty(): Session['duty'] | null {
  return useSession((state) => state.session?.duty ?? null);
}
