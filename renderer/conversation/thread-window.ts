import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import { mergePage } from './merge-page.ts';
import type { ReadPage } from './merge-page.ts';

/** The part of a thread that is in the page. `hasEarlier`, `hasLater`: this computer holds more on that side. Messages oldest first, without a gap. */
export type ThreadWindow = { readonly messages: readonly CachedMessage[]; readonly hasEarlier: boolean; readonly hasLater: boolean };

/** More rows than this are not kept: each costs layout and memory. The end that the reader moves away from goes first. */
export const mostRows = 128;
/** What is left after trimming: several screens, so that turning around does not read at once; and little less than before, so that few go in one frame. */
const rowsLeft = 122;

/** Grows a window by a page before its first message, and lets go of its end when it gets long. Pure. */
export function growEarlier(window: ThreadWindow, page: ReadPage): ThreadWindow {
  const messages = mergePage(window.messages, page);
  return trimEnd({ messages, hasEarlier: page.messages.length >= page.limit, hasLater: window.hasLater });
}

/** The same after its last message. Pure. */
export function growLater(window: ThreadWindow, page: ReadPage): ThreadWindow {
  const messages = mergePage(window.messages, page);
  return trimStart({ messages, hasEarlier: window.hasEarlier, hasLater: page.messages.length >= page.limit });
}

/** Lets go of what is newest: the reader is further up. Pure. */
export function trimEnd(window: ThreadWindow): ThreadWindow {
  return window.messages.length <= mostRows ? window : { ...window, messages: window.messages.slice(0, rowsLeft), hasLater: true };
}

/** Lets go of what is oldest: the reader is at the end. Pure. */
export function trimStart(window: ThreadWindow): ThreadWindow {
  return window.messages.length <= mostRows ? window : { ...window, messages: window.messages.slice(-rowsLeft), hasEarlier: true };
}
