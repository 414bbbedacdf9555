import { setTimeout as pause } from 'node:timers/promises';
import { endFrameWatch, startFrameWatch } from './frame-watch.ts';
import type { FrameWatch } from './frame-watch.ts';
import { watchPresentedFrames } from './presented-frames.ts';
import type { PresentedFrames } from './presented-frames.ts';
import type { MeasuredWindow } from './measured-window.ts';

/**
 * Pixels a wheel turns at a time, and how often: 15,000 pixels a second, faster than a hand. By the clock, as a hand turns: a turn does not wait until the page has
 * answered the one before, unless `mostUnanswered` have not been answered, when Chromium would only add them up.
 */
const turn = { pixels: 240, everyMs: 16, mostUnanswered: 4 };
/** Milliseconds. */
const longestMs = 180_000;

/** `presented`: the frames on the screen; the others are those of the page's own thread. */
export type Scrolling = FrameWatch & { readonly passed: number; readonly ms: number; readonly presented: PresentedFrames };

/**
 * Turns the wheel over an element until enough has gone by, or nothing moves any more, and notes the frames meanwhile.
 *
 * @param down false scrolls up, into the past. @param counted selector of the things that go by; each counts once, by its `key` in `dataset`. @param forMs how long at most.
 * @returns the frames, how many things went by, and for how long the wheel turned.
 */
export async function measureScrolling(
  window: Pick<MeasuredWindow, 'page' | 'browser'>,
  request: { readonly scroller: string; readonly down: boolean; readonly counted: string; readonly key: string; readonly enough: number; readonly forMs?: number },
): Promise<Scrolling> {
  const { page } = window;
  const browser = await window.browser();
  const place = await page.evaluate<{ readonly x: number; readonly y: number }>(`(() => {
    const seen = new Set();
    const scroller = document.querySelector(${JSON.stringify(request.scroller)});
    window.benchScroll = { seen, movedAt: performance.now() };
    const note = () => { for (const element of scroller.querySelectorAll(${JSON.stringify(request.counted)})) seen.add(element.dataset[${JSON.stringify(request.key)}]); };
    scroller.addEventListener('scroll', () => { window.benchScroll.movedAt = performance.now(); note(); }, { passive: true });
    note();
    const box = scroller.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  })()`);
  await startFrameWatch(page);
  const endPresented = await watchPresentedFrames(browser);
  const began = performance.now();
  const unanswered = new Set<Promise<unknown>>();
  for (let turns = 0; performance.now() - began < (request.forMs ?? longestMs); turns += 1) {
    if (unanswered.size >= turn.mostUnanswered) await Promise.race(unanswered);
    const answer = page.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...place, deltaX: 0, deltaY: request.down ? turn.pixels : -turn.pixels }).finally(() => unanswered.delete(answer));
    unanswered.add(answer);
    await pause(turn.everyMs - ((performance.now() - began) % turn.everyMs));
    if (turns % 60 !== 59) continue;
    const { passed, stillMs } = await page.evaluate<{ readonly passed: number; readonly stillMs: number }>('({ passed: window.benchScroll.seen.size, stillMs: performance.now() - window.benchScroll.movedAt })');
    if (passed >= request.enough || stillMs > 3_000) break;
  }
  const ms = performance.now() - began;
  await Promise.all(unanswered);
  const presented = await endPresented();
  browser.close();
  const frames = await endFrameWatch(page);
  return { ...frames, presented, ms, passed: await page.evaluate<number>('window.benchScroll.seen.size') };
}
