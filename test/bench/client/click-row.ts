import type { DevtoolsPage } from './devtools.ts';
import { pageParts } from './page-parts.ts';

/** Opens the conversation with a contact whose row is near the top of the list. */
export async function clickRow(page: DevtoolsPage, contactName: string): Promise<void> {
  await page.evaluate(`(async () => {
    document.querySelector('${pageParts.inboxScroller}').scrollTop = 0;
    for (let frame = 0; frame < 300; frame += 1) {
      const row = [...document.querySelectorAll('${pageParts.inboxRow}')].find((element) => element.textContent.includes(${JSON.stringify(contactName)}));
      if (row !== undefined) return row.click();
      await new Promise(requestAnimationFrame);
    }
    throw new Error('No such row near the top');
  })()`);
}
