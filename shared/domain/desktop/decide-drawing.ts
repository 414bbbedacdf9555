import { day } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';

/** What an earlier start found out about drawing on this computer. `engine`: version of Chromium, which another one may see otherwise. */
export type DrawingNote = { readonly bySoftware: boolean; readonly engine: string; readonly at: Instant };

/** Who draws the window: the graphics card where there is one, or software from the beginning. */
export type DrawingDecision = { readonly kind: 'card' | 'software'; readonly reason: 'never-tried' | 'other-engine' | 'long-ago' | 'had-a-card' | 'had-no-card' };

/** For so many days a computer without a usable card is taken to have none. */
const noteDays = 7;

/**
 * Decides who draws the window of this start. Pure.
 *
 * Without a usable card (a virtual desktop, a remote session, a driver that Chromium does not trust) every start begins by trying one: a process is started for it, ends, and is started again
 * for drawing by software, while the page waits. What came out of it is remembered, so that only one start a week has to try.
 */
export function decideDrawing(note: DrawingNote | null, now: { readonly at: Instant; readonly engine: string }): DrawingDecision {
  if (note === null) return { kind: 'card', reason: 'never-tried' };
  if (!note.bySoftware) return { kind: 'card', reason: 'had-a-card' };
  if (note.engine !== now.engine) return { kind: 'card', reason: 'other-engine' };
  // A clock that was set back makes a note from the future: it is as good as an old one.
  if (now.at < note.at || now.at - note.at >= noteDays * day) return { kind: 'card', reason: 'long-ago' };
  return { kind: 'software', reason: 'had-no-card' };
}
