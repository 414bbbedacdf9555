import type { DesktopSession } from '../../../build/desktop-session/open-desktop-session.ts';
import type { ElectronRuntime } from '../../../build/electron-runtime/resolve-electron.ts';
import { measureStart } from './measure-start.ts';
import type { Start, Startable } from './measure-start.ts';
import { pageParts } from './page-parts.ts';
import { quantile } from './quantile.ts';
import type { Result } from './results-table.ts';

const mostRatio = { start: 1.5, memory: 1.4 };
const megabyte = 2 ** 20;

/** Starts both windows in turn, so that a busy minute of the machine meets both, and compares the medians of time and memory. */
export async function measureStarts(request: {
  readonly on: { readonly electron: ElectronRuntime; readonly session: DesktopSession };
  readonly bare: Startable;
  readonly ours: Omit<Startable, 'usable'>;
  readonly times: number;
  readonly say: (line: string) => void;
}): Promise<readonly Result[]> {
  const { on, bare, say } = request;
  const ours: Startable = { ...request.ours, usable: pageParts.inboxRow };
  // The first of each reads everything from the disk; it does not count.
  await measureStart(bare, on);
  await measureStart(ours, on);
  const starts: { readonly ours: Start; readonly bare: Start }[] = [];
  for (let count = 0; count < request.times; count += 1) {
    const start = { bare: await measureStart(bare, on), ours: await measureStart(ours, on) };
    say(`start ${count + 1} of ${request.times}: ours ${Math.round(start.ours.usableMs)} ms, bare ${Math.round(start.bare.usableMs)} ms`);
    starts.push(start);
  }
  const median = (of: (start: (typeof starts)[number]) => number): number => quantile(starts.map(of), 0.5);
  const memory = (start: Start): number => start.memory.reduce((sum, one) => sum + one.pssBytes, 0) / megabyte;
  const usable = { ours: median((start) => start.ours.usableMs), bare: median((start) => start.bare.usableMs) };
  const taken = { ours: median((start) => memory(start.ours)), bare: median((start) => memory(start.bare)) };
  const names = [...new Set(starts.flatMap((start) => [...start.ours.memory, ...start.bare.memory].map((one) => one.name)))];
  const ofProcess = (start: Start, name: string): number => start.memory.filter((one) => one.name === name).reduce((sum, one) => sum + one.pssBytes, 0) / megabyte;
  return [
    { what: 'process start to usable inbox', ...usable, unit: 'ms', target: { words: `ratio ≤ ${mostRatio.start}`, met: usable.ours <= usable.bare * mostRatio.start } },
    { what: 'memory of all processes (PSS)', ...taken, unit: 'MB', target: { words: `ratio ≤ ${mostRatio.memory}`, met: taken.ours <= taken.bare * mostRatio.memory } },
    ...names.map((name): Result => ({
      what: `  ${name}`, ours: median((start) => ofProcess(start.ours, name)), bare: median((start) => ofProcess(start.bare, name)), unit: 'MB', target: null,
    })),
  ];
}
