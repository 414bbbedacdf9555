import type { Page } from 'playwright';

/**
 * A place or a state of the window, and how a person gets there from the inbox. Written without a word of any language: it is walked in each.
 * `name` becomes the picture's file name.
 */
export type Screen = { readonly name: string; readonly open: (page: Page) => Promise<void> };

/** The row of one of the demo's customers; names are the same in every language. */
const row = (page: Page, who: string) => page.locator('.inbox-row', { hasText: who }).first();

const openThread = async (page: Page, who: string): Promise<void> => {
  await row(page, who).click();
  await page.locator('.message').first().waitFor();
};

/** Opens a dialog by the key that acts on the row that has the focus. */
const byKey = (key: string, appears: string) => async (page: Page): Promise<void> => {
  await row(page, 'Sofia Lindqvist').focus();
  await page.keyboard.press(key);
  await page.locator(appears).first().waitFor();
};

const search = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('/');
  await page.keyboard.type(words);
};

/** What an employee of the demo company can see. The conversations are those that have begun before the window opens, and Grace's, which begins with it. */
export const employeeScreens: readonly Screen[] = [
  { name: 'inbox', open: (page) => row(page, 'Grace Okafor').waitFor() },
  { name: 'thread', open: (page) => openThread(page, 'Grace Okafor') },
  {
    name: 'message-menu',
    open: async (page) => {
      await openThread(page, 'Sofia Lindqvist');
      await page.locator('.message').last().hover();
      await page.locator('.message-more').last().click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'viewer',
    open: async (page) => {
      await openThread(page, 'Grace Okafor');
      await page.locator('.picture').first().click();
      await page.locator('.viewer').waitFor();
    },
  },
  {
    name: 'document',
    open: async (page) => {
      await openThread(page, 'Tom Whitfield');
      await page.locator('.document button').first().click();
      await page.locator('.pdf-page canvas').first().waitFor();
    },
  },
  {
    name: 'contact-panel',
    open: async (page) => {
      await openThread(page, 'Sofia Lindqvist');
      await page.locator('.thread-head button').last().click();
      await page.locator('.panel').waitFor();
    },
  },
  {
    name: 'templates',
    open: async (page) => {
      await openThread(page, 'Tom Whitfield');
      await page.locator('.template-row').first().waitFor();
    },
  },
  {
    name: 'template',
    open: async (page) => {
      await openThread(page, 'Tom Whitfield');
      await page.locator('.template-row', { hasText: /repair/i }).first().click();
      await page.locator('.template-preview').first().waitFor();
    },
  },
  {
    name: 'note',
    open: async (page) => {
      await openThread(page, 'Sofia Lindqvist');
      await row(page, 'Sofia Lindqvist').focus();
      await page.keyboard.press('n');
      await page.locator('.note-form').waitFor();
    },
  },
  {
    name: 'emoji',
    open: async (page) => {
      await openThread(page, 'Sofia Lindqvist');
      await page.locator('.composer-tools .icon-button').last().click();
      await page.locator('.emoji-picker').waitFor();
    },
  },
  {
    name: 'begin',
    open: async (page) => {
      await page.keyboard.press('Control+n');
      await page.locator('dialog .begin').waitFor();
    },
  },
  { name: 'assign', open: byKey('a', 'dialog .picks, dialog .pick') },
  { name: 'hand-over', open: byKey('h', 'dialog .handover') },
  { name: 'snooze', open: byKey('s', 'dialog .choices') },
  { name: 'several', open: byKey('x', '.bulk') },
  {
    name: 'search',
    open: async (page) => {
      await search(page, 'harbour');
      await page.locator('.search-hit').first().waitFor();
    },
  },
  {
    name: 'search-nothing',
    open: async (page) => {
      await search(page, 'zzzz');
      await page.locator('.empty').first().waitFor();
    },
  },
  {
    name: 'palette',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.locator('.palette-item').first().waitFor();
    },
  },
  {
    name: 'help',
    open: async (page) => {
      await page.keyboard.press('?');
      await page.locator('.help-sheet').waitFor();
    },
  },
  {
    name: 'settings',
    open: async (page) => {
      await page.locator('.rail-me').click();
      await page.locator('.screen').waitFor();
    },
  },
];
