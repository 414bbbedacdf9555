import { setTimeout as pause } from 'node:timers/promises';
import type { DevtoolsPage } from './devtools.ts';

/**
 * One key. Milliseconds from the browser's stamp of the key: `toFrameMs` to the time of the frame that shows it, as Chromium stamps frames, so that a letter in the very next frame is never
 * farther than one refresh of the screen; `toPaintMs` to the moment in which that frame was painted, however late it was begun.
 */
export type TypedKey = { readonly toFrameMs: number; readonly toPaintMs: number };

/** A quick typist: about 17 keys a second. */
const between = { leastMs: 35, mostMs: 80 };

/**
 * Types into a field of the page through the browser's own input path and notes for every key when it was on the screen.
 *
 * The clock starts with the event's own time, which the browser stamps before the page's thread gets it: waiting for a busy thread counts. The frame
 * is the one whose animation callback comes next, and its time the one that the callback is given; 'painted' is the first task after that frame.
 *
 * @param goesOn asked after the wanted number of keys: true types on.
 */
export async function measureTyping(page: DevtoolsPage, request: { readonly field: string; readonly keys: number; readonly goesOn?: () => Promise<boolean> }): Promise<readonly TypedKey[]> {
  await page.evaluate(`(() => {
    window.benchKeys = [];
    window.benchKeyListener = (event) => {
      const at = event.timeStamp;
      requestAnimationFrame((frameAt) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.benchKeys.push({ toFrameMs: frameAt - at, toPaintMs: performance.now() - at });
        channel.port2.postMessage(null);
      });
    };
    addEventListener('keydown', window.benchKeyListener, true);
    document.querySelector(${JSON.stringify(request.field)}).focus();
  })()`);
  const text = 'Good morning, the plumber comes tomorrow between nine and eleven. ';
  for (let count = 0; count < request.keys || ((await request.goesOn?.()) ?? false); count += 1) {
    const letter = text.charAt(count % text.length);
    await page.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, key: letter, unmodifiedText: letter });
    await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    await pause(between.leastMs + ((count * 7919) % (between.mostMs - between.leastMs)));
    // A field with a letter of two thousand signs in it is not what people type into.
    if (count % 200 === 199) await emptyField(page, request.field);
  }
  await pause(200);
  return await page.evaluate<readonly TypedKey[]>("(() => { removeEventListener('keydown', window.benchKeyListener, true); return window.benchKeys; })()");
}

/** Selects and deletes what stands in a field, as a person would. */
export async function emptyField(page: DevtoolsPage, field: string): Promise<void> {
  await page.evaluate(`document.querySelector(${JSON.stringify(field)}).select()`);
  await page.send('Input.insertText', { text: '' });
}
