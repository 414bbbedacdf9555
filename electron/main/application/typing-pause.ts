import type { Timers } from '../clock/timers.ts';

/** Without a key for so long, nobody is writing at the moment. */
const quietMs = 200;
/** Longer than this nothing waits for a person who goes on writing: a synchronisation still brings some five hundred changes a second. */
const longestMs = 300;

/** The person at the keyboard goes first: what can wait, and would take the processor from the letter that is on its way, waits for a pause. */
export type TypingPause = {
  readonly keyPressed: () => void;
  /** Resolves at once while nobody types, else in the next pause, after `longestMs` at the latest. */
  readonly untilPause: () => Promise<void>;
};

export function createTypingPause(timers: Timers): TypingPause {
  let isTyping = false;
  let forgetPause: () => void = () => undefined;
  const waiting = new Set<() => void>();
  return {
    keyPressed: () => {
      isTyping = true;
      forgetPause();
      forgetPause = timers.after(quietMs, () => {
        isTyping = false;
        for (const goOn of [...waiting]) goOn();
      });
    },
    untilPause: () => {
      if (!isTyping) return Promise.resolve();
      return new Promise((resolve) => {
        const goOn = () => {
          waiting.delete(goOn);
          cancel();
          resolve();
        };
        const cancel = timers.after(longestMs, goOn);
        waiting.add(goOn);
      });
    },
  };
}
