import type { Locator, Page } from 'playwright';

/** What a person does and sees, by the names that a screen reader gets. English. */
export const screen = (page: Page) => ({
  conversation: (name: string | RegExp): Locator => page.getByRole('list', { name: 'Conversations' }).getByRole('button', { name }),
  message: (name: string | RegExp): Locator => page.getByRole('list', { name: 'Messages' }).getByRole('listitem', { name }),
  composer: (): Locator => page.getByRole('textbox', { name: /^Message to/ }),
  /** Writes and sends with the keyboard. */
  send: async (body: string): Promise<void> => {
    const field = page.getByRole('textbox', { name: /^Message to/ });
    await field.fill(body);
    await field.press('Enter');
  },
});
