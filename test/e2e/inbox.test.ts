import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import type { World } from './support/open-world.ts';
import { screen } from './support/screen.ts';
import { violations } from './support/violations.ts';

/** Monday 23 November 2026, 10:00 in Berlin. */
const mondayTen = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;

const row = (page: Page, name: RegExp) => screen(page).conversation(name);
const said = (page: Page) => page.locator('.said');
/** A single key, with the focus in no field. */
const press = async (page: Page, key: string): Promise<void> => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(key);
};
const choose = async (page: Page, state: string): Promise<void> => {
  await page.getByRole('button', { name: /^State:/ }).click();
  await page.getByRole('menuitemradio', { name: state }).click();
};
async function write(world: World, key: string, name: string, body: string): Promise<void> {
  await world.sandbox.customer({ key, name, phone: `35191111${String(1000 + key.length * 7 + key.charCodeAt(0))}` });
  await world.sandbox.speak(key, { type: 'text', body });
  await world.sandbox.flush();
}

describe('inbox: a team of two', () => {
  it('sees who is there, takes, hands over with a card, snoozes no longer than the window, closes, and gets all of it back when the client writes', async () => {
    const world = await openWorld({ startsAt: mondayTen });
    const manager = (await openDesk(world, { role: 'manager' })).page();
    // Last, so that its window has the focus: whoever looks elsewhere is not said to look.
    const mara = (await openDesk(world)).page();
    await write(world, 'ana', 'Ana Duarte', 'The boiler knocks');
    await row(manager, /Ana Duarte/).waitFor();

    // Presence: looking, then writing.
    await row(mara, /Ana Duarte/).click();
    await row(manager, /Ana Duarte.*Mara Lindqvist. is looking/).waitFor();
    await screen(mara).composer().pressSequentially('I will');
    await row(manager, /Mara Lindqvist. is writing/).waitFor();
    await screen(mara).composer().fill('');

    // Taken with one key; the colleague sees whose it is.
    await press(mara, 'e');
    await said(mara).getByText('You look after it now.').waitFor();
    await row(manager, /Mara Lindqvist looks after it/).waitFor();
    await mara.getByRole('tab', { name: /^Mine/ }).click();
    await row(mara, /Ana Duarte/).waitFor();

    // Handed over: an empty card is refused in words and kept, a full one lands with its promise.
    await press(mara, 'h');
    const card = mara.getByRole('dialog', { name: /Hand .*Ana Duarte.* over/ });
    await card.getByRole('radio').first().check({ force: true });
    await card.getByRole('button', { name: 'Hand over' }).click();
    await card.getByRole('alert').getByText('Write in a sentence').waitFor();
    await card.getByRole('textbox', { name: 'What it is about' }).fill('Boiler knocks since Saturday, plumber asked');
    await card.getByRole('textbox', { name: 'Promise 1' }).fill('A call before noon');
    expect(await violations(mara)).toEqual([]);
    await card.getByRole('button', { name: 'Hand over' }).click();
    await said(mara).getByText(/Handed over to/).waitFor();
    await mara.getByText('Nothing is yours right now').waitFor();
    await manager.getByRole('tab', { name: /^Mine/ }).click();
    await row(manager, /Ana Duarte/).click();
    await screen(manager).message(/Boiler knocks since Saturday/).getByText('A call before noon').waitFor();

    // Snoozed until later today: it wakes by itself at its time.
    await press(manager, 's');
    await manager.getByRole('button', { name: /Later today/ }).click();
    await said(manager).getByText(/Snoozed until/).waitFor();
    await eventually('it has left the open ones', async () => (await row(manager, /Ana Duarte/).count()) === 0);
    await choose(manager, 'Snoozed');
    await row(manager, /Ana Duarte.*Snoozed until/).waitFor();
    await choose(manager, 'Open');
    await eventually('it is not among the open ones yet', async () => (await row(manager, /Ana Duarte/).count()) === 0);
    world.moveClockTo(mondayTen + 4 * hour);
    await row(manager, /Ana Duarte/).waitFor();

    // Until tomorrow is too long: free text closes before, and the dialog says so.
    await press(manager, 's');
    const tomorrow = manager.getByRole('button', { name: /Tomorrow morning|The client answers/ }).last();
    await tomorrow.getByText(/Comes back .* at the latest: free text closes/).waitFor();
    await tomorrow.click();
    await said(manager).getByText(/it comes back before free text closes/).waitFor();
    await eventually('it is out of sight again', async () => (await row(manager, /Ana Duarte/).count()) === 0);
    await world.sandbox.speak('ana', { type: 'text', body: 'Any news?' });
    await world.sandbox.flush();
    await row(manager, /Ana Duarte.*Any news/).waitFor();

    // Closed, and opened by the client.
    await press(manager, 'c');
    await said(manager).getByText('Closed.').waitFor();
    await eventually('a closed one is not among the open', async () => (await row(manager, /Ana Duarte/).count()) === 0);
    await world.sandbox.speak('ana', { type: 'text', body: 'It is warm, thank you' });
    await world.sandbox.flush();
    await row(manager, /Ana Duarte.*It is warm/).waitFor();
  });
});

describe('inbox: the keyboard alone', () => {
  it('finds, opens, selects several, closes and undoes, changes the view, and shows its keys', async () => {
    const world = await openWorld();
    const page = (await openDesk(world)).page();
    for (const [key, name] of [['ana', 'Ana Duarte'], ['boris', 'Boris Kvist'], ['chloe-m', 'Chloe Martin']] as const) await write(world, key, name, `${name} writes`);
    await row(page, /Chloe Martin/).waitFor();
    await row(page, /Ana Duarte/).waitFor();

    // Several at once, and back.
    await press(page, 'j');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('toolbar', { name: 'For all that is selected' }).waitFor();
    await eventually('two are selected', async () => (await page.getByRole('checkbox', { checked: true }).count()) === 2);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('c');
    await said(page).getByText('2 closed.').waitFor();
    await eventually('one is left', async () => (await row(page, /writes/).count()) === 1);
    await press(page, 'z');
    await said(page).getByText('Undone.').waitFor();
    await eventually('all are back', async () => (await row(page, /writes/).count()) === 3);

    // A letter in a field is a letter.
    await page.keyboard.press('/');
    await page.keyboard.type('ce');
    await eventually('the field has the letters', async () => (await page.getByRole('searchbox').inputValue()) === 'ce');
    await page.keyboard.press('Escape');

    // The palette finds a conversation by a part of its name, and a command.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('kvist');
    await page.getByRole('option', { name: /Boris Kvist/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await screen(page).message(/Boris Kvist writes/).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('take it');
    await page.getByRole('option', { name: /take it/i }).first().waitFor();
    await eventually('it stands on top', async () => /take it/i.test((await page.getByRole('option').first().textContent()) ?? ''));
    await page.keyboard.press('Enter');
    await said(page).getByText('You look after it now.').waitFor();
    await press(page, '1');
    await eventually('mine holds one', async () => (await row(page, /writes/).count()) === 1);
    await press(page, '2');
    await eventually('two have no owner', async () => (await row(page, /writes/).count()) === 2);

    // Assigned in a dialog by typing a name; the sheet lists the keys.
    await press(page, 'j');
    await page.keyboard.press('a');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('lindq');
    await eventually('she alone is left', async () => (await page.getByRole('option').count()) === 1);
    await page.keyboard.press('Enter');
    await eventually('one has no owner', async () => (await row(page, /writes/).count()) === 1);
    await said(page).getByText('You look after it now.').waitFor();
    await page.getByRole('combobox').waitFor({ state: 'hidden' });
    await press(page, '?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByText('Hand over with a card').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    // The view is remembered.
    await press(page, '1');
    await eventually('two are mine', async () => (await row(page, /writes/).count()) === 2);
  });
});
