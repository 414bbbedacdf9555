import { setTimeout as pause } from 'node:timers/promises';
import type { DesktopSession } from '../../../build/desktop-session/open-desktop-session.ts';
import type { ElectronRuntime } from '../../../build/electron-runtime/resolve-electron.ts';
import { openBareQueries } from './bare-queries.ts';
import type { KeptWorld } from './kept-world.ts';
import { measureScrolling } from './measure-scrolling.ts';
import type { Scrolling } from './measure-scrolling.ts';
import { measureSearching } from './measure-searching.ts';
import { whenUsable } from './measure-start.ts';
import type { Startable } from './measure-start.ts';
import { measureSwitching } from './measure-switching.ts';
import { measureTyping } from './measure-typing.ts';
import type { TypedKey } from './measure-typing.ts';
import { clickRow } from './click-row.ts';
import { longestContactName } from './made-cache.ts';
import { openMeasuredWindow } from './measured-window.ts';
import type { MeasuredWindow } from './measured-window.ts';
import { pageParts } from './page-parts.ts';
import { freshContactName } from './receive-news.ts';
import { quantile } from './quantile.ts';
import type { Result } from './results-table.ts';

type Request = {
  readonly on: { readonly electron: ElectronRuntime; readonly session: DesktopSession };
  readonly bare: Startable;
  readonly ours: Omit<Startable, 'usable'>;
  readonly world: KeptWorld;
  readonly quick: boolean;
  readonly say: (line: string) => void;
};

/** What is searched for: one letter, two (a word that most messages of one language have), a common word, a rare one, two words. */
const queries = ['w', 'he', 'heizung', 'wohnungsgeber', 'heizung wasser'] as const;
const searchAttempts = 9;
const fullCounts = { switches: 120, keys: 500, messages: 20_000, rows: 1_000 };
const quickCounts = { switches: 30, keys: 100, messages: 2_000, rows: 200 };
/** Milliseconds. */
const most = { switch: 50, frame: 50, search: 50 };
const frameMs = 1000 / 60;
/** After a page has been opened and before the wheel turns, here as there: laying out is not scrolling. */
const settleMs = 2_000;

/** Switching, typing, scrolling and searching in one window that has been open for a while, beside a bare window and bare queries. */
export async function measureClient(request: Request): Promise<readonly Result[]> {
  const { on, say, world } = request;
  const counts = request.quick ? quickCounts : fullCounts;
  const bareKeys = await typeInBareWindow(request, counts.keys);
  const ours = await openMeasuredWindow({ ...on, ...request.ours });
  const results: Result[] = [];
  let opened: readonly string[] = [];
  const found = new Map<string, readonly number[]>();
  let list: Scrolling;
  let thread: Scrolling;
  try {
    await whenUsable(ours, { usable: pageParts.inboxRow });
    const { page } = ours;
    say(`switching conversations ${counts.switches} times …`);
    const switches = await measureSwitching(page, counts.switches);
    opened = switches.map((one) => one.conversationId);
    const times = switches.map((one) => one.ms);
    results.push({ what: 'switching conversation, click to painted text, p95', ours: quantile(times, 0.95), bare: null, unit: 'ms', target: { words: `≤ ${most.switch} ms`, met: quantile(times, 0.95) <= most.switch } });
    results.push({ what: '  median', ours: quantile(times, 0.5), bare: null, unit: 'ms', target: null });
    say(`typing ${counts.keys} keys …`);
    await clickRow(page, freshContactName);
    await whenUsable(ours, { usable: pageParts.field });
    results.push(...typingResults('typing', await measureTyping(page, { field: pageParts.field, keys: counts.keys }), bareKeys));
    for (const query of queries) {
      say(`searching '${query}' …`);
      found.set(query, await measureSearching(page, query, searchAttempts));
    }
    say('scrolling the list …');
    await page.evaluate(`document.querySelector('${pageParts.inboxScroller}').scrollTop = 0`);
    list = await measureScrolling(ours, { scroller: pageParts.inboxScroller, down: true, counted: pageParts.inboxRow, key: 'conversation', enough: counts.rows });
    say('scrolling the longest conversation …');
    await openLongest(ours);
    thread = await measureScrolling(ours, { scroller: pageParts.threadScroller, down: false, counted: pageParts.message, key: 'message', enough: counts.messages });
  } finally {
    await ours.close();
  }
  say('scrolling a bare window for as long …');
  const bareScrolling = await scrollBareWindow(request, thread.ms);
  results.push(...scrollResults(`scrolling the list past ${list.passed} conversations, longest frame`, list, bareScrolling));
  results.push(...scrollResults(`scrolling past ${thread.passed} messages, longest frame`, thread, bareScrolling));
  results.push({ what: '  tasks above 50 ms meanwhile', ours: thread.longTasks.length, bare: bareScrolling.longTasks.length, unit: '', target: null });
  if (thread.passed < counts.messages) results.push({ what: '  messages that it should have passed', ours: counts.messages, bare: null, unit: '', target: { words: 'all of them', met: false } });
  const queriesAlone = openBareQueries(request.world.profile, await world.cacheKey());
  try {
    for (const [query, times] of found) {
      const alone = quantile(queriesAlone.search(query, searchAttempts), 0.5);
      const median = quantile(times, 0.5);
      results.push({ what: `searching '${query}', input to painted hits`, ours: median, bare: alone, unit: 'ms', target: { words: `≤ ${most.search} ms`, met: median <= most.search } });
    }
    results.push({ what: 'query: first page of the list', ours: quantile(queriesAlone.list(21), 0.5), bare: null, unit: 'ms', target: null });
    results.push({ what: 'query: newest page of a conversation, p95', ours: quantile(queriesAlone.page(opened), 0.95), bare: null, unit: 'ms', target: null });
  } finally {
    queriesAlone.close();
  }
  return results;
}

/** What a page without anything to do needs for the same keys on this machine, now. */
async function typeInBareWindow(request: Request, keys: number): Promise<readonly TypedKey[]> {
  const window = await openMeasuredWindow({ ...request.on, ...request.bare });
  try {
    await whenUsable(window, request.bare);
    return await measureTyping(window.page, { field: '.field', keys });
  } finally {
    await window.close();
  }
}

/**
 * What comes on the screen while the same wheel turns over a page without anything to do. For as long as it turned over ours: now and then the machine itself leaves out a
 * frame, and in a minute that happens more often than in a second.
 */
async function scrollBareWindow(request: Request, forMs: number): Promise<Scrolling> {
  const window = await openMeasuredWindow({ ...request.on, ...request.bare, args: [...request.bare.args, '--long'] });
  try {
    await whenUsable(window, { usable: '.scroller p' });
    await pause(settleMs);
    return await measureScrolling(window, { scroller: '.scroller', down: true, counted: '.nothing', key: 'none', enough: Number.MAX_SAFE_INTEGER, forMs });
  } finally {
    await window.close();
  }
}

/**
 * A key is on time when its letter is in the first frame that begins after it: at most one frame's length until that frame begins. What the bare window
 * misses on this machine is beside it.
 */
export function typingResults(what: string, ours: readonly TypedKey[], bare: readonly TypedKey[]): readonly Result[] {
  // A page that is busy may paint a frame long after its time: what took two of them was not on the screen with the next one either.
  const late = (keys: readonly TypedKey[]): number => keys.filter((key) => key.toFrameMs > frameMs + 1 || key.toPaintMs > 2 * frameMs).length;
  return [
    { what: `${what}, ${ours.length} keys: later than the next frame`, ours: late(ours), bare: late(bare), unit: '', target: { words: 'none', met: late(ours) === 0 } },
    { what: '  key to painted, median', ours: quantile(ours.map((key) => key.toPaintMs), 0.5), bare: quantile(bare.map((key) => key.toPaintMs), 0.5), unit: 'ms', target: null },
    { what: '  p99', ours: quantile(ours.map((key) => key.toPaintMs), 0.99), bare: quantile(bare.map((key) => key.toPaintMs), 0.99), unit: 'ms', target: null },
    { what: '  longest', ours: quantile(ours.map((key) => key.toPaintMs), 1), bare: quantile(bare.map((key) => key.toPaintMs), 1), unit: 'ms', target: null },
  ];
}

/** What came on the screen decides; how busy the page's own thread was is said below it. */
function scrollResults(what: string, ours: Scrolling, bare: Scrolling): readonly Result[] {
  const longest = quantile(ours.presented.gaps, 1);
  const late = ({ presented }: Scrolling): number => presented.gaps.filter((gap) => gap > 1.5 * frameMs).length;
  const tooLong = ({ presented }: Scrolling): number => presented.gaps.filter((gap) => gap > most.frame).length;
  return [
    { what, ours: longest, bare: quantile(bare.presented.gaps, 1), unit: 'ms', target: { words: `≤ ${most.frame} ms`, met: longest <= most.frame } },
    { what: `  of ${ours.presented.gaps.length} frames: a refresh of the screen missed`, ours: late(ours), bare: late(bare), unit: '', target: null },
    { what: `  frames longer than ${most.frame} ms`, ours: tooLong(ours), bare: tooLong(bare), unit: '', target: { words: 'no more than bare', met: tooLong(ours) <= tooLong(bare) } },
    { what: '  frames with a part not painted yet', ours: ours.presented.unfinished, bare: bare.presented.unfinished, unit: '', target: null },
    { what: "  longest frame of the page's own thread", ours: quantile(ours.gaps, 1), bare: quantile(bare.gaps, 1), unit: 'ms', target: null },
  ];
}

/** Opens the longest conversation and goes to its end. Its row is the second or third from the top. */
async function openLongest(window: MeasuredWindow): Promise<void> {
  await clickRow(window.page, longestContactName);
  await window.page.evaluate(`(async () => {
    await new Promise((resolve) => setTimeout(resolve, ${settleMs - 500}));
    const thread = document.querySelector('${pageParts.threadScroller}');
    thread.scrollTop = thread.scrollHeight;
    await new Promise((resolve) => setTimeout(resolve, 500));
  })()`);
}
