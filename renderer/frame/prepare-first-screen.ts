import { after } from '../bridge/clock.ts';
import { useSession } from '../bridge/session-store.ts';
import { readInboxAhead, useInbox } from '../inbox/inbox-store.ts';

/** As long as a skeleton stays away, too: who waits longer than this is shown that something goes on. */
const longestMs = 150;

/**
 * Resolves when the first screen can be drawn as it will stay: the device is open, and the inbox's first page is here (unless the person is off, or reads no messages). Drawing
 * each step on the way would cost more than it shows. Never takes longer than a moment.
 */
export function prepareFirstScreen(): Promise<void> {
  return new Promise((resolve) => {
    let hasAsked = false;
    const look = () => {
      const { session, failed } = useSession.getState();
      if (failed !== null || session?.phase === 'enrol') return finish();
      if (session?.phase !== 'ready') return;
      if (session.person?.role === 'admin' || session.duty.state === 'quiet' || useInbox.getState().state !== 'loading') return finish();
      if (hasAsked) return;
      // Before asking: it touches the inbox, which is watched here.
      hasAsked = true;
      readInboxAhead();
    };
    const endings = [useSession.subscribe(look), useInbox.subscribe(look), after(longestMs, () => finish())];
    const finish = () => {
      for (const end of endings) end();
      resolve();
    };
    look();
  });
}
