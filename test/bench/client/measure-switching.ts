import { setTimeout as pause } from 'node:timers/promises';
import type { DevtoolsPage } from './devtools.ts';
import { pageParts } from './page-parts.ts';

const settleMs = 120;

/**
 * Opens one conversation after the other by clicking its row, each once, and notes how long the text took to be on the screen.
 *
 * From the click's own time (stamped by the browser before the page's thread gets it) to the first task after the first frame in which messages stood
 * that had not been there before: messages belong to one conversation each.
 *
 * @returns milliseconds and the conversation, by switch.
 */
export async function measureSwitching(page: DevtoolsPage, switches: number): Promise<readonly { readonly conversationId: string; readonly ms: number }[]> {
  const measured: { readonly conversationId: string; readonly ms: number }[] = [];
  const seen = new Set<string>();
  while (measured.length < switches) {
    const target = await nextRow(page, [...seen]);
    if (target === null) throw new Error('There are not enough conversations in the list');
    seen.add(target.id);
    await page.evaluate(`(() => {
      const before = new Set([...document.querySelectorAll('${pageParts.message}')].map((element) => element.dataset.message));
      window.benchSwitch = new Promise((resolve) => {
        addEventListener('click', (event) => {
          const at = event.timeStamp;
          const look = () => {
            const isNew = [...document.querySelectorAll('${pageParts.message}')].some((element) => !before.has(element.dataset.message));
            if (!isNew) return requestAnimationFrame(look);
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - at);
            channel.port2.postMessage(null);
          };
          requestAnimationFrame(look);
        }, { capture: true, once: true });
      });
    })()`);
    const at = { x: target.x, y: target.y, button: 'left', clickCount: 1 };
    await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: target.x, y: target.y });
    await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    measured.push({ conversationId: target.id, ms: await page.evaluate<number>('window.benchSwitch') });
    await pause(settleMs);
  }
  return measured;
}

/** A row that has not been opened yet, scrolled into sight when need be. */
async function nextRow(page: DevtoolsPage, seen: readonly string[]): Promise<{ readonly id: string; readonly x: number; readonly y: number } | null> {
  return await page.evaluate(`(async () => {
    const seen = new Set(${JSON.stringify(seen)});
    const scroller = document.querySelector('${pageParts.inboxScroller}');
    for (let turn = 0; turn < 40; turn += 1) {
      const frame = scroller.getBoundingClientRect();
      const row = [...document.querySelectorAll('${pageParts.inboxRow}')].find((element) => {
        const box = element.getBoundingClientRect();
        return !seen.has(element.dataset.conversation) && box.top >= frame.top && box.bottom <= frame.bottom;
      });
      if (row !== undefined) {
        const box = row.getBoundingClientRect();
        return { id: row.dataset.conversation, x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      scroller.scrollTop += scroller.clientHeight;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return null;
  })()`);
}
