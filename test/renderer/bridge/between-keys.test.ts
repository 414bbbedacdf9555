import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { betweenKeys, watchKeys } from '../../../renderer/bridge/between-keys.ts';

// Keys, frames and timers are the boundary here; time passes when the test says so.
let press: () => void;
let frames: (() => void)[];
let stop: () => void;
const drawFrame = () => {
  const due = frames;
  frames = [];
  for (const run of due) run();
};
const hasGoneOn = async (work: Promise<void>): Promise<boolean> => {
  let isOver = false;
  void work.then(() => {
    isOver = true;
  });
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  return isOver;
};

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  Object.assign(globalThis, {
    window: { setTimeout: (run: () => void, milliseconds: number) => setTimeout(run, milliseconds), clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer) },
    addEventListener: (_name: string, listener: () => void) => {
      press = listener;
    },
    removeEventListener: () => undefined,
    requestAnimationFrame: (run: () => void) => frames.push(run),
  });
  stop = watchKeys();
});

afterEach(() => {
  vi.runAllTimers();
  stop();
  vi.useRealTimers();
});

describe('work that waits for a moment between two keys', () => {
  it('goes on at once while nobody types', async () => {
    expect(await hasGoneOn(betweenKeys())).toBe(true);
  });

  it('waits until the next letter has been painted', async () => {
    press();
    const work = betweenKeys();
    expect(await hasGoneOn(work)).toBe(false);
    press();
    expect(await hasGoneOn(work)).toBe(false);
    drawFrame();
    vi.advanceTimersByTime(1);
    expect(await hasGoneOn(work)).toBe(true);
  });

  it('waits no longer than a moment, whether keys follow or not, and whether anything is drawn or not', async () => {
    press();
    const work = betweenKeys();
    vi.advanceTimersByTime(100);
    press();
    vi.advanceTimersByTime(60);
    expect(await hasGoneOn(work)).toBe(true);
    vi.advanceTimersByTime(150);
    expect(await hasGoneOn(betweenKeys()), 'the last key is long past').toBe(true);
  });
});
