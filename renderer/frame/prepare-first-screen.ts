import { call } from '../bridge/call.ts';
import { after } from '../bridge/clock.ts';
import { followSession, takeSession } from '../bridge/session-store.ts';
import { firstScreenSize, takeInbox } from '../inbox/inbox-store.ts';

/** As long as a skeleton stays away, too: who waits longer than this is shown that something goes on. */
const longestMs = 150;

/**
 * Resolves when the first screen can be drawn as it will stay: the device is open, and the inbox's first page is here (unless the person is off, or reads no messages). Drawing
 * each step on the way would cost more than it shows. Never takes longer than a moment.
 */
export function prepareFirstScreen(): Promise<void> {
  const prepared = Promise.race([takeFirstScreen().catch(() => undefined), new Promise<void>((resolve) => after(longestMs, resolve))]);
  followSession(prepared);
  return prepared;
}

async function takeFirstScreen(): Promise<void> {
  const answer = await call('window.firstScreen', { limit: firstScreenSize });
  // Else the session is read by itself, which says what is wrong.
  if (!answer.ok) return;
  const { session, inbox } = answer.value;
  takeSession(session);
  if (inbox !== null) takeInbox(inbox);
}
