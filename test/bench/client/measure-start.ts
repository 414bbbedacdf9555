import type { DesktopSession } from '../../../build/desktop-session/open-desktop-session.ts';
import type { ElectronRuntime } from '../../../build/electron-runtime/resolve-electron.ts';
import { openMeasuredWindow } from './measured-window.ts';
import type { MeasuredWindow } from './measured-window.ts';
import type { ProcessMemory } from './read-memory.ts';

/** What is started, and what has to be on the screen before it counts as usable. */
export type Startable = { readonly app: string; readonly args: readonly string[]; readonly url: string; readonly usable: string };

export type Start = { readonly usableMs: number; readonly memory: readonly ProcessMemory[] };

/** Memory is read when the page has been still for this long: what was only needed for starting is gone by then. */
const settleMs = 6_000;

/** By then every start is over. To come earlier would disturb it: a debugger that attaches while the page is loading makes Chromium start a second page process. */
const comesAfterMs = 2_500;

/**
 * Starts an application, waits until it can be used, and ends it.
 *
 * Usable means: the first screen has been painted and the page's thread was free to run a task after it. The time is counted from before the process was started. The page notes it
 * itself (`first-screen`, both pages in the same way), and it is read afterwards, where a click on the element is seen to meet it.
 */
export async function measureStart(what: Startable, on: { readonly electron: ElectronRuntime; readonly session: DesktopSession }): Promise<Start> {
  const window = await openMeasuredWindow({ ...on, ...what, attachAfterMs: comesAfterMs });
  try {
    await whenUsable(window, what);
    const usableAt = await window.page.evaluate<number>(`performance.timeOrigin + performance.getEntriesByName('first-screen')[0].startTime`);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    return { usableMs: usableAt - window.startedAt, memory: await window.memory() };
  } finally {
    await window.close();
  }
}

/** Waits until the element has been painted, a click would meet it, and the page's thread is free to answer. */
export async function whenUsable(window: MeasuredWindow, what: Pick<Startable, 'usable'>): Promise<void> {
  const ask = (): Promise<unknown> => window.page.evaluate(`new Promise((resolve) => {
    const isThere = () => {
      const element = document.querySelector(${JSON.stringify(what.usable)});
      if (element === null) return false;
      const box = element.getBoundingClientRect();
      const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return met !== null && (element.contains(met) || met.contains(element));
    };
    const look = () => {
      if (!isThere()) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(null);
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  })`);
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      // We came while the window still held the empty document that the page replaces.
      if (!(error instanceof Error) || !/context/u.test(error.message)) throw error;
    }
  }
}
