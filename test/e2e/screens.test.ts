import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { employeeScreens } from '../../build/screens/employee-screens.ts';
import { openDemo } from '../../build/screens/open-demo.ts';
import { showAs, startOver } from '../../build/screens/show-as.ts';
import type { Look } from '../../build/screens/show-as.ts';
import { violations } from './support/violations.ts';

/** Sideways scrolling of the whole page is what a layout that does not hold looks like. */
const isTooWide = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth > window.innerWidth + 1');

let page: Page;
beforeAll(async () => {
  const demo = await openDemo(process.env);
  ({ page } = await demo.open('employee'));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return demo.close;
});

describe('every screen of the employee', () => {
  it.each<Look>([
    { theme: 'light', locale: 'en' },
    { theme: 'dark', locale: 'de' },
  ])('keeps the accessibility rules and its layout ($theme, $locale)', async (look) => {
    await showAs(page, look);
    const found: Record<string, readonly string[]> = {};
    for (const screen of employeeScreens) {
      await startOver(page);
      await screen.open(page).catch((error: unknown) => {
        throw new Error(`The way to '${screen.name}' does not lead there: ${String(error)}`);
      });
      const faults = [...(await violations(page)), ...((await isTooWide(page)) ? ['wider than the window'] : [])];
      if (faults.length > 0) found[screen.name] = faults;
    }
    expect(found).toEqual({});
  });

  it('fits into a small window at 200 percent', async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    const tooWide: string[] = [];
    for (const screen of employeeScreens.filter(({ name }) => name === 'inbox' || name === 'settings' || name === 'thread')) {
      await startOver(page);
      await screen.open(page);
      if (await isTooWide(page)) tooWide.push(screen.name);
    }
    expect(tooWide).toEqual([]);
  });

  it('in a low window the thread keeps its place beside the templates, the strip below is covered by nothing, and a document opens in its whole width', async () => {
    const usual = { width: 1180, height: 780 };
    const lowWindow = { width: 640, height: 400 };
    await page.setViewportSize(usual);
    await startOver(page);
    await employeeScreens.find(({ name }) => name === 'templates')?.open(page);
    await page.setViewportSize(lowWindow);
    const low = await page.evaluate(() => {
      const strip = document.querySelector('.strip')?.getBoundingClientRect();
      if (strip === undefined) return null;
      const across = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(strip.x + part * strip.width, strip.y + strip.height / 2)?.closest('.strip') !== null);
      const area = document.querySelector('.thread-area');
      return { threadHeight: document.querySelector('.thread-wrap')?.clientHeight ?? 0, isStripFree: !across.includes(false), scrollsAsOne: area !== null && area.scrollHeight > area.clientHeight };
    });
    expect(low).toEqual({ threadHeight: expect.any(Number), isStripFree: true, scrollsAsOne: true });
    expect(low?.threadHeight).toBeGreaterThanOrEqual(150);
    await page.setViewportSize(usual);
    await startOver(page);
    await page.locator('.inbox-row', { hasText: 'Tom Whitfield' }).first().click();
    await page.setViewportSize(lowWindow);
    await page.locator('.document button').first().click();
    await page.locator('.pdf-page canvas').first().waitFor();
    const widths = await page.evaluate(() => {
      const sheet = document.querySelector('.pdf-page canvas');
      return { sheet: sheet?.getBoundingClientRect().width ?? 0, room: sheet?.closest('.viewer-pages')?.clientWidth ?? 0 };
    });
    expect(widths.sheet).toBeGreaterThan(200);
    expect(widths.sheet).toBeLessThanOrEqual(widths.room);
  });
});
