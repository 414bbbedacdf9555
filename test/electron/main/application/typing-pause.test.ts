import { describe, expect, it } from 'vitest';
import { createTypingPause } from '../../../../electron/main/application/typing-pause.ts';

/** Timers that run when the test moves the time. */
function bench() {
  let now = 0;
  const timers = new Map<() => void, number>();
  const pause = createTypingPause({
    after: (milliseconds, run) => {
      const due = () => run();
      timers.set(due, now + milliseconds);
      return () => timers.delete(due);
    },
    soon: (run) => run(),
  });
  const done: string[] = [];
  const wait = (name: string) => void pause.untilPause().then(() => done.push(name));
  const advance = async (milliseconds: number) => {
    now += milliseconds;
    for (const [run, at] of [...timers]) {
      if (at > now || !timers.delete(run)) continue;
      run();
    }
    await new Promise((resolve) => setImmediate(resolve));
    return [...done];
  };
  return { pause, wait, advance, timers };
}

describe('what waits for a pause in typing', () => {
  it('does not wait while nobody types', async () => {
    const { wait, advance, timers } = bench();
    wait('first');
    expect(await advance(0)).toEqual(['first']);
    expect(timers.size).toBe(0);
  });

  it('goes on when no key has been pressed for a fifth of a second, all of it at once', async () => {
    const { pause, wait, advance } = bench();
    pause.keyPressed();
    wait('first');
    expect(await advance(90)).toEqual([]);
    pause.keyPressed();
    wait('second');
    expect(await advance(190)).toEqual([]);
    expect(await advance(10)).toEqual(['first', 'second']);
    wait('third');
    expect(await advance(0)).toEqual(['first', 'second', 'third']);
  });

  it('waits no longer than a third of a second for somebody who goes on writing', async () => {
    const { pause, wait, advance } = bench();
    pause.keyPressed();
    wait('first');
    for (let key = 0; key < 2; key += 1) {
      expect(await advance(100)).toEqual([]);
      pause.keyPressed();
    }
    expect(await advance(100)).toEqual(['first']);
    pause.keyPressed();
    wait('second');
    expect(await advance(100), 'still typing').toEqual(['first']);
  });
});
