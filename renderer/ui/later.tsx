import { createContext, use, useEffect, useReducer, useState } from 'react';
import type { ComponentType } from 'react';

/** Says in words that a part could not be loaded. */
export type PartFailed = ComponentType<{ readonly onAgain: () => void; readonly onLeave: () => void }>;

const FailedContext = createContext<PartFailed>(() => null);

/** Gives all parts below it what they show when they cannot be loaded. */
export const PartFailedProvider = FailedContext.Provider;

const known: (() => Promise<void>)[] = [];
let waitedFor = 0;

/** Whether a part that was asked for is not drawn yet: a key that is pressed now is meant for it, not for what lies below. */
export const isPartComing = (): boolean => waitedFor > 0;

let endLoading: () => void = () => undefined;
/** Resolves when `loadRest` has come to its end: the page has drawn, and has had time. */
export const restLoaded = new Promise<void>((resolve) => {
  endLoading = resolve;
});

/** Loads every part that was not needed yet, one after the other and only while the page has nothing to do, so that its first use is as quick as any. */
export async function loadRest(): Promise<void> {
  // A part that is loaded may name more of them: the list grows while it is gone through.
  for (const begin of known) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    // Who uses it is told.
    await begin().catch(() => undefined);
  }
  endLoading();
}

/**
 * A part of the page in a file of its own, which the start does not read. Once it is there, it is drawn like any other, without a pause. (React's `lazy` draws nothing first, even
 * then, and never tries a second time.)
 *
 * @param Meanwhile what stands in its place while it comes; nothing for what opens over the page.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, Meanwhile: ComponentType<Props> = () => null): ComponentType<Props> {
  let Part: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const begin = () => {
    coming ??= load().then(
      (loaded) => {
        Part = loaded;
      },
      (error: unknown) => {
        coming = null;
        throw error;
      },
    );
    return coming;
  };
  known.push(begin);

  return function Later(props: Props) {
    const [, arrived] = useReducer((count: number) => count + 1, 0);
    const [state, setState] = useState<'coming' | 'failed' | 'left'>('coming');
    const Failed = use(FailedContext);
    useEffect(() => {
      let isHere = true;
      if (state === 'coming' && Part === null) {
        begin().then(
          () => isHere && arrived(),
          () => isHere && setState('failed'),
        );
      }
      return () => {
        isHere = false;
      };
    }, [state]);
    const isComing = Part === null && state === 'coming';
    useEffect(() => {
      if (!isComing) return undefined;
      waitedFor += 1;
      return () => {
        waitedFor -= 1;
      };
    }, [isComing]);
    if (Part !== null) return <Part {...props} />;
    if (state === 'coming') return <Meanwhile {...props} />;
    if (state === 'left') return null;
    const leave = () => {
      setState('left');
      // What closes the part closes this, too.
      (props as { readonly onClose?: (() => void) | null }).onClose?.();
    };
    return <Failed onAgain={() => setState('coming')} onLeave={leave} />;
  };
}
