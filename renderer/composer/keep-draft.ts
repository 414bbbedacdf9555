import type { CommandRequest } from '../../shared/bridge/commands.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { after, readClock } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';

/** Writing waits for a pause of the fingers, so that no key press pays for it, but not longer than the second number: so much can be lost when the power goes. */
const pauseMs = 400;
const longestMs = 2000;

type Words = CommandRequest<'drafts.store'>;
const waiting = new Map<ConversationId, { readonly since: number; readonly read: () => Words; readonly cancel: () => void }>();
let writing: Promise<unknown> = Promise.resolve();

/** Keeps the words of a draft a moment later; `read` tells them then. */
export function keepSoon(id: ConversationId, read: () => Words): void {
  const before = waiting.get(id);
  before?.cancel();
  const since = before?.since ?? readClock();
  const delay = Math.max(0, Math.min(pauseMs, since + longestMs - readClock()));
  waiting.set(id, { since, read, cancel: after(delay, () => void keepNow(id)) });
}

/** Keeps at once what waits to be kept, of one conversation; resolves when everything that was asked for is in the cache. */
export async function keepNow(id: ConversationId): Promise<void> {
  const entry = waiting.get(id);
  if (entry !== undefined) {
    entry.cancel();
    waiting.delete(id);
    // One after another: an older state must not arrive last.
    writing = writing.then(() => call('drafts.store', entry.read()));
  }
  await writing;
}

/** What was to be kept is over: the draft has been sent. */
export function keepNothing(id: ConversationId): void {
  waiting.get(id)?.cancel();
  waiting.delete(id);
}

/** Keeps everything when the page is left; called once. */
export function keepOnLeave(): () => void {
  const keepAll = () => {
    for (const id of waiting.keys()) void keepNow(id);
  };
  window.addEventListener('pagehide', keepAll);
  window.addEventListener('blur', keepAll);
  return () => {
    window.removeEventListener('pagehide', keepAll);
    window.removeEventListener('blur', keepAll);
  };
}
