import type { DevtoolsPage } from './devtools.ts';

/** What came on the screen over a stretch of time, as Chromium itself accounts for it. */
export type PresentedFrames = {
  /** Milliseconds between one frame on the screen and the next, until nothing moved any more. */
  readonly gaps: readonly number[];
  /** Frames in which a part had not been painted in time and was left blank. */
  readonly unfinished: number;
};

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly id2?: { readonly local?: string };
  readonly args?: { readonly chrome_frame_reporter?: { readonly state?: string; readonly has_missing_content?: boolean } };
};

/** The category of Chromium's reports on frames (cc/metrics/compositor_frame_reporter.cc). */
const category = 'disabled-by-default-devtools.timeline.frame';
const partBytes = 4_000_000;
/** Longer than this no window that scrolls goes without a frame, however slow it is. */
const stillMs = 1_000;

/**
 * Begins to note the frames that come on the screen. A page whose scrolling is done by the compositor moves between two frames of its own: what people see are these, not the page's.
 *
 * @returns ends the noting.
 */
export async function watchPresentedFrames(browser: DevtoolsPage): Promise<() => Promise<PresentedFrames>> {
  await browser.send('Tracing.start', { transferMode: 'ReturnAsStream', traceConfig: { includedCategories: [category], excludedCategories: ['*'] } });
  return async () => {
    const completed = browser.next('Tracing.tracingComplete') as Promise<{ readonly stream: string }>;
    await browser.send('Tracing.end');
    const { stream } = await completed;
    let trace = '';
    for (let isWhole = false; !isWhole;) {
      const part = (await browser.send('IO.read', { handle: stream, size: partBytes })) as { readonly data: string; readonly base64Encoded?: boolean; readonly eof: boolean };
      trace += part.base64Encoded === true ? Buffer.from(part.data, 'base64').toString('utf8') : part.data;
      isWhole = part.eof;
    }
    return presentedFramesOf((JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents);
  };
}

function presentedFramesOf(events: readonly TraceEvent[]): PresentedFrames {
  const reports = events.filter((event) => event.name === 'PipelineReporter');
  const keyOf = (event: TraceEvent): string => `${event.pid} ${event.id2?.local ?? ''}`;
  const ends = new Map(reports.filter((event) => event.ph === 'e').map((event) => [keyOf(event), event.ts]));
  const shown = reports.flatMap((event) => {
    const report = event.args?.chrome_frame_reporter;
    const at = ends.get(keyOf(event));
    return event.ph === 'b' && at !== undefined && report?.state?.startsWith('STATE_PRESENTED') === true ? [{ at, isUnfinished: report.has_missing_content === true }] : [];
  });
  const moments = [...new Set(shown.map((frame) => frame.at))].sort((one, other) => one - other);
  const gaps = moments.slice(1).map((at, index) => (at - (moments[index] ?? at)) / 1000);
  // Where the wheel turns on although the end has been reached, there is nothing to show.
  if ((gaps.at(-1) ?? 0) > stillMs) gaps.pop();
  return {
    gaps,
    unfinished: new Set(shown.filter((frame) => frame.isUnfinished).map((frame) => frame.at)).size,
  };
}
