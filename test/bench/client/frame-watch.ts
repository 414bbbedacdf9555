import type { DevtoolsPage } from './devtools.ts';

/** Frames of a page over a stretch of time. All in milliseconds. */
export type FrameWatch = { readonly gaps: readonly number[]; readonly longTasks: readonly number[] };

/** Begins to note when frames begin (`requestAnimationFrame`) and which tasks were longer than 50 ms (Long Tasks). */
export async function startFrameWatch(page: DevtoolsPage): Promise<void> {
  await page.evaluate(`(() => {
    const watch = { gaps: [], longTasks: [], going: true };
    const observer = new PerformanceObserver((list) => watch.longTasks.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ type: 'longtask' });
    let last = null;
    const tick = (at) => {
      if (last !== null) watch.gaps.push(at - last);
      last = at;
      if (watch.going) requestAnimationFrame(tick);
      else observer.disconnect();
    };
    requestAnimationFrame(tick);
    window.benchFrames = watch;
  })()`);
}

export async function endFrameWatch(page: DevtoolsPage): Promise<FrameWatch> {
  return await page.evaluate<FrameWatch>('(() => { const watch = window.benchFrames; watch.going = false; return { gaps: watch.gaps, longTasks: watch.longTasks }; })()');
}
