import { describe, expect, it } from 'vitest';
import { readFromMain } from './support/ask-main.ts';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import { screen } from './support/screen.ts';
import { violations, violationsInEachLook } from './support/violations.ts';

describe('the three roles, and the first minute', () => {
  it('a new computer is connected by hand: a wrong code is refused in words, the right one opens the inbox', async () => {
    const world = await openWorld();
    const desk = await openDesk(world, { enrolled: false });
    const page = desk.page();
    await page.getByRole('textbox', { name: 'Relay address' }).fill(world.relayUrl);
    await page.getByRole('textbox', { name: 'One-time code' }).fill('WRONGCODE1');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('The relay does not know this code').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
      expect({ colorScheme, found: await violations(page) }).toEqual({ colorScheme, found: [] });
    }
    await page.getByRole('textbox', { name: 'One-time code' }).fill(await world.enrolmentCode('employee'));
    await page.keyboard.press('Enter');
    await page.getByText('No conversations yet').waitFor();
  });

  it('the employee’s inbox and thread pass the accessibility rules in both themes and languages', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await world.sandbox.customer({ key: 'ana', name: 'Ana Duarte', phone: '351911111111' });
    await world.sandbox.speak('ana', { type: 'image', drawing: 'damp-wall', caption: 'Look at this' });
    await screen(page).conversation(/Ana Duarte/).click();
    await screen(page).send('I see it');
    await screen(page).message(/I see it.*Read/).waitFor();
    expect(await violationsInEachLook(page)).toEqual([]);
  });

  it('the main job is done by keyboard alone: find, open, answer', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await world.sandbox.customer({ key: 'ana', name: 'Ana Duarte', phone: '351911111111' });
    await world.sandbox.speak('ana', { type: 'text', body: 'Anybody there?' });
    await screen(page).conversation(/Ana Duarte/).waitFor();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      if (await screen(page).conversation(/Ana Duarte/).evaluate((row) => row === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await screen(page).message(/Anybody there/).waitFor();
    await eventually('the field has the focus', () => screen(page).composer().evaluate((field) => field === document.activeElement));
    await page.keyboard.type('Yes, from the keyboard');
    await page.keyboard.press('Enter');
    await screen(page).message(/from the keyboard.*(Sent|Delivered|Read)/).waitFor();
  });

  it('a manager sees the team’s load; an IT admin sees devices and no message', async () => {
    const world = await openWorld();
    const manager = await openDesk(world, { role: 'manager' });
    await world.sandbox.customer({ key: 'ana', name: 'Ana Duarte', phone: '351911111111' });
    await world.sandbox.speak('ana', { type: 'text', body: 'For the team alone' });
    await screen(manager.page()).conversation(/Ana Duarte/).waitFor();
    await manager.page().getByRole('button', { name: 'Team', exact: true }).click();
    await manager.page().getByText('Mara Lindqvist').first().waitFor();
    expect(await violationsInEachLook(manager.page())).toEqual([]);
    await manager.quit();

    const admin = await openDesk(world, { role: 'admin' });
    await admin.page().getByRole('button', { name: 'Admin', exact: true }).click();
    await admin.page().getByText('Jonas Okafor').first().waitFor();
    expect(await violationsInEachLook(admin.page())).toEqual([]);
    expect(await readFromMain(admin.page(), 'conversations.list', { limit: 10, before: null })).toEqual({ conversations: [], next: null });
  });
});
