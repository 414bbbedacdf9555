import { setTimeout as pause } from 'node:timers/promises';
import type { DevtoolsPage } from './devtools.ts';
import { emptyField } from './measure-typing.ts';
import { pageParts } from './page-parts.ts';

const settleMs = 400;

/**
 * Puts a question into the empty search field in one go and notes how long it takes until a text with an emphasised hit is painted.
 *
 * @returns milliseconds by attempt, from the browser's own time of the input.
 */
export async function measureSearching(page: DevtoolsPage, query: string, attempts: number): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let count = 0; count < attempts; count += 1) {
    await page.evaluate(`document.querySelector('${pageParts.searchField}').focus()`);
    await emptyField(page, pageParts.searchField);
    await pause(settleMs);
    await page.evaluate(`(() => {
      window.benchSearch = new Promise((resolve) => {
        document.querySelector('${pageParts.searchField}').addEventListener('input', (event) => {
          const at = event.timeStamp;
          const look = () => {
            if (document.querySelector('${pageParts.searchHits} mark') === null) return requestAnimationFrame(look);
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - at);
            channel.port2.postMessage(null);
          };
          requestAnimationFrame(look);
        }, { capture: true, once: true });
      });
    })()`);
    await page.send('Input.insertText', { text: query });
    measured.push(await page.evaluate<number>('window.benchSearch'));
  }
  await emptyField(page, pageParts.searchField);
  await page.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 });
  return measured;
}
