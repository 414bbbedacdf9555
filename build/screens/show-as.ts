import type { Page } from 'playwright';

export type Look = { readonly theme: 'light' | 'dark'; readonly locale: 'en' | 'de' };

/** Sets theme and language as the settings screen does, then begins at the inbox again. */
export async function showAs(page: Page, { theme, locale }: Look): Promise<void> {
  await page.evaluate(`window.deskline.call('settings.store', ${JSON.stringify({ theme, locale })})`);
  await startOver(page);
  await page.locator(`html[lang="${locale}"][data-theme="${theme}"]`).waitFor();
}

/** The window as after opening it: nothing chosen, nothing typed, the pointer out of the way. */
export async function startOver(page: Page): Promise<void> {
  await page.reload();
  await page.mouse.move(1, 1);
  await page.locator('.frame').waitFor();
  await page.locator('.inbox-row, .screen').first().waitFor();
}
