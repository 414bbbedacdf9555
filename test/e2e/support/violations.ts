import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { readFromMain } from './ask-main.ts';

/**
 * What the accessibility rules (WCAG 2.2 A and AA) find in the window as it is, one line per rule. Without motion: a colour half way through its change is neither of the two
 * that a person reads.
 *
 * @param part a selector; only what is inside of it is looked at.
 */
export async function violations(page: Page, part?: string): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode(true);
  const { violations: found } = await (part === undefined ? builder : builder.include(part)).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** The same in both themes and both languages, each line with where it was found; afterwards the window is light and English. For a device that is enrolled. */
export async function violationsInEachLook(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const locale of ['de', 'en'] as const) {
    for (const theme of ['dark', 'light'] as const) {
      await readFromMain(page, 'settings.store', { theme, locale });
      await page.locator(`html[lang="${locale}"][data-theme="${theme}"]`).waitFor();
      found.push(...(await violations(page)).map((line) => `${theme}, ${locale}: ${line}`));
    }
  }
  return found;
}
