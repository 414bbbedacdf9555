import { describe, expect, it } from 'vitest';
import { readFromMain } from './support/ask-main.ts';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import { screen } from './support/screen.ts';
import { violationsInEachLook } from './support/violations.ts';

describe('beginning a conversation', () => {
  it('by keyboard: a number without its country is refused in words, the right one opens a conversation that begins with a template, and the answer comes into it', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await world.operator('POST', '/v1/admin/templates/sync', {});
    await world.sandbox.customer({ key: 'frieda', name: 'Frieda B.', phone: '4915112345670' });
    await page.getByText('No conversations yet').waitFor();

    await page.keyboard.press('Control+N');
    const dialog = page.getByRole('dialog', { name: 'Begin a conversation' });
    await dialog.waitFor();
    await page.keyboard.type('0151 12345670');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'Add the country code' }).waitFor();
    expect(await violationsInEachLook(page)).toEqual([]);
    await readFromMain(page, 'settings.store', { undoSeconds: 0 });
    await dialog.getByRole('textbox', { name: 'Phone number' }).fill('+49 151 12345670');
    await dialog.getByRole('textbox', { name: 'Name (optional)' }).fill('Frieda from the third floor');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });

    await screen(page).conversation(/Frieda from the third floor/).waitFor();
    const picker = page.getByRole('region', { name: 'Templates' });
    await picker.waitFor();
    expect(await world.sandbox.calls('messages'), 'nothing is sent by beginning').toEqual([]);
    await picker.getByRole('searchbox', { name: 'Search templates' }).fill('repair');
    await picker.getByRole('searchbox', { name: 'Search templates' }).press('Enter');
    for (const [value, words] of [['Value 1', 'Frieda'], ['Value 2', 'Hafenstraße 3'], ['Value 3', 'Friday at 8']] as const) await picker.getByRole('textbox', { name: value }).fill(words);
    await picker.getByRole('button', { name: 'Send template' }).click();
    await eventually('it is at WhatsApp', async () => (await world.sandbox.calls('messages')).some(({ accepted, body }) => accepted && (body as { to?: string }).to === '4915112345670'));

    await world.sandbox.speak('frieda', { type: 'text', body: 'Friday is fine' });
    await screen(page).message(/Friday is fine/).waitFor();
    await screen(page).conversation(/Frieda B\./).waitFor();
    expect(await screen(page).conversation(/Frieda/).count()).toBe(1);
    expect(await world.relayLog()).not.toMatch(/4915112345670|third floor/);
  });

  it('asked again it finds the conversation that there is; without a line it says so and keeps what was typed', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await world.sandbox.customer({ key: 'kaya', name: 'Elif Kaya', phone: '491701234567' });
    await world.sandbox.speak('kaya', { type: 'text', body: 'Die Heizung gluckert' });
    await screen(page).conversation(/Elif Kaya/).waitFor();

    const dialog = page.getByRole('dialog', { name: 'Begin a conversation' });
    await page.getByRole('button', { name: 'Begin a conversation' }).click();
    await dialog.getByRole('textbox', { name: 'Phone number' }).fill('0049 (170) 123 45 67');
    await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
    await screen(page).message(/Die Heizung gluckert/).waitFor();
    await dialog.waitFor({ state: 'detached' });

    await world.killRelay();
    await page.getByRole('button', { name: 'Begin a conversation' }).click();
    await dialog.getByRole('textbox', { name: 'Phone number' }).fill('+49 170 7654321');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'did not answer' }).waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Phone number' }).inputValue()).toBe('+49 170 7654321');
    await world.startRelay();
    await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
    await eventually('the line is back and it is begun', async () => {
      if ((await dialog.count()) === 0) return true;
      await dialog.getByRole('button', { name: 'Begin', exact: true }).click({ timeout: 1000 });
      return false;
    });
    await page.getByRole('region', { name: 'Templates' }).waitFor();
  });
});
