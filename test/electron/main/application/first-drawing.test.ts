import { describe, expect, it } from 'vitest';
import { createFirstDrawing } from '../../../../electron/main/application/first-drawing.ts';

function bench() {
  const timers = new Map<() => void, number>();
  const drawing = createFirstDrawing({
    after: (milliseconds, run) => {
      timers.set(run, milliseconds);
      return () => timers.delete(run);
    },
    soon: (run) => run(),
  });
  const done: string[] = [];
  return { drawing, timers, done, work: (name: string) => () => done.push(name) };
}

describe('what waits for the first drawing', () => {
  it('begins with it, once, in the order in which it was handed in', () => {
    const { drawing, timers, done, work } = bench();
    drawing.afterwards(work('first'));
    drawing.afterwards(work('second'));
    expect(done).toEqual([]);
    drawing.happened();
    drawing.happened();
    expect([done, timers.size]).toEqual([['first', 'second'], 0]);
  });

  it('begins after two seconds where nothing is drawn, and not again when it is', () => {
    const { drawing, timers, done, work } = bench();
    drawing.afterwards(work('only'));
    const [[run, milliseconds] = [() => undefined, 0]] = timers;
    expect(milliseconds).toBe(2_000);
    run();
    drawing.happened();
    expect(done).toEqual(['only']);
  });

  it('begins at once when it has been, and never when it was called off', () => {
    const { drawing, timers, done, work } = bench();
    drawing.afterwards(work('called off'))();
    drawing.happened();
    drawing.afterwards(work('late'));
    expect([done, timers.size]).toEqual([['late'], 0]);
  });
});
