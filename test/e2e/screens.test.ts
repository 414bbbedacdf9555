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
});
