import { after } from './clock.ts';

/** Who has not pressed a key for this long is not writing at the moment; and what waits for a key waits no longer. Milliseconds. */
const pauseMs = 150;

let isTyping = false;
let endPause: () => void = () => undefined;
let waiting: readonly (() => void)[] = [];

function goOn(): void {
  const due = waiting;
  waiting = [];
  for (const run of due) run();
}

/**
 * Resolves when work in the page is noticed least: at once while nobody types, else as soon as the next letter is on the screen, when the next key is furthest
 * away. Never later than `pauseMs`, so that news is not held up.
 */
export function betweenKeys(): Promise<void> {
  if (!isTyping) return Promise.resolve();
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    if (waiting.length === 1) after(pauseMs, goOn);
  });
}

/** Watches when keys are pressed; called once. */
export function watchKeys(): () => void {
  const onKey = () => {
    isTyping = true;
    endPause();
    endPause = after(pauseMs, () => {
      isTyping = false;
      goOn();
    });
    // The first callback draws the letter; the task after its frame finds it painted.
    if (waiting.length > 0) requestAnimationFrame(() => after(0, goOn));
  };
  addEventListener('keydown', onKey, { capture: true, passive: true });
  return () => removeEventListener('keydown', onKey, { capture: true });
}
