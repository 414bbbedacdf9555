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
  const wait = (name: string) => void pause.betweenLetters().then(() => done.push(name));
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

describe('what is done between two letters', () => {
  it('does not wait while nobody types', async () => {
    const { pause, wait, advance, timers } = bench();
    expect(pause.isTyping()).toBe(false);
    wait('first');
    expect(await advance(0)).toEqual(['first']);
    expect(timers.size).toBe(0);
  });

  it('waits for the next letter, and until that is on the screen; all of it then goes on at once', async () => {
    const { pause, wait, advance } = bench();
    pause.keyPressed();
    expect(pause.isTyping()).toBe(true);
    wait('first');
    expect(await advance(90), 'no letter since').toEqual([]);
    pause.keyPressed();
    wait('second');
    expect(await advance(19), 'its frame is not over').toEqual([]);
    expect(await advance(1)).toEqual(['first', 'second']);
    wait('third');
    expect(await advance(50)).toEqual(['first', 'second']);
    pause.keyPressed();
    expect(await advance(20)).toEqual(['first', 'second', 'third']);
  });

  it('goes on in the pause when no other letter comes', async () => {
    const { pause, wait, advance } = bench();
    pause.keyPressed();
    wait('first');
    expect(await advance(199)).toEqual([]);
    expect(await advance(1)).toEqual(['first']);
    expect(pause.isTyping()).toBe(false);
  });

  it('a key that is held down does not keep it waiting', async () => {
    const { pause, wait, advance } = bench();
    pause.keyPressed();
    wait('first');
    pause.keyPressed();
    expect(await advance(15)).toEqual([]);
    pause.keyPressed();
    expect(await advance(5)).toEqual(['first']);
  });
});
