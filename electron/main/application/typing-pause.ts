import type { Timers } from '../clock/timers.ts';

/** Without a key for so long, nobody is writing at the moment. */
const quietMs = 200;
/** After a key its letter is on the screen: a frame, and a little for what the frame itself takes. */
const letterMs = 20;

/** The person at the keyboard goes first: what can wait, and would take the processor from the letter that is on its way, is done between two letters. */
export type TypingPause = {
  readonly keyPressed: () => void;
  readonly isTyping: () => boolean;
  /** Resolves at once while nobody types, else when the next letter is on the screen: the one after it is a while away, however quick the typist. Never later than the pause. */
  readonly betweenLetters: () => Promise<void>;
};

export function createTypingPause(timers: Timers): TypingPause {
  let isTyping = false;
  let forgetPause: () => void = () => undefined;
  let isLetterComing = false;
  let waiting: (() => void)[] = [];
  const goOn = () => {
    const due = waiting;
    waiting = [];
    isLetterComing = false;
    for (const resolve of due) resolve();
  };
  return {
    keyPressed: () => {
      isTyping = true;
      forgetPause();
      forgetPause = timers.after(quietMs, () => {
        isTyping = false;
        goOn();
      });
      if (waiting.length === 0 || isLetterComing) return;
      isLetterComing = true;
      timers.after(letterMs, goOn);
    },
    isTyping: () => isTyping,
    betweenLetters: () => (isTyping ? new Promise((resolve) => void waiting.push(resolve)) : Promise.resolve()),
  };
}
