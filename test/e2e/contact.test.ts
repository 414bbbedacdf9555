import { getPassword } from 'keytar';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { minute } from '../../shared/kernel/time.ts';
import { searchProfileBytes } from '../support/search-profile-bytes.ts';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import { screen } from './support/screen.ts';
import { violations } from './support/violations.ts';

/** Monday 23 November 2026, 10:00 in Berlin. */
const mondayTen = Date.UTC(2026, 10, 23, 9);

describe('contact: what is known, written down and kept about a person', () => {
  it('a number is shown for a reason, on record and for a minute; language, note and consent are kept; what was shared is listed; a contact without a number is no worse off', async () => {
    const world = await openWorld({ startsAt: mondayTen });
    const desk = await openDesk(world);
    const page = desk.page();
    await world.sandbox.customer({ key: 'noor', name: 'Noor', userId: 'NL.13491208655302741918', username: 'noor.writes' });
    await world.sandbox.speak('noor', { type: 'text', body: 'Is the flat still free?' });
    await world.sandbox.customer({ key: 'kaya', name: 'Elif Kaya', phone: '491701234567' });
    await world.sandbox.speak('kaya', { type: 'image', drawing: 'damp-wall', caption: 'The wall' });
    await world.sandbox.speak('kaya', { type: 'text', body: 'See https://example.com/wall' });
    await screen(page).conversation(/Elif Kaya/).click();
    await page.getByRole('button', { name: 'About this contact' }).click();
    const panel = page.getByRole('region', { name: 'About this contact' });
    await panel.getByText('+49 ••• ••67').waitFor();

    // Not without a reason.
    await panel.getByRole('button', { name: 'Show number' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Show for one minute' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'In a few words' }).fill('The caretaker rings before he comes');
    await page.keyboard.press('Enter');
    await panel.getByText('+491701234567').waitFor();
    await panel.getByText(/Masked again in/u).waitFor();
    await panel.getByText(/Mara Lindqvist.*To call/u).waitFor();
    await panel.getByText('The caretaker rings before he comes').waitFor();
    world.moveClockTo(mondayTen + 3 * minute);
    await panel.getByText('+49 ••• ••67').waitFor();
    expect(await page.content()).not.toContain('1701234567');

    await panel.getByRole('combobox', { name: 'Language' }).selectOption('tr');
    await panel.getByRole('button', { name: 'Write a note' }).click();
    await panel.getByRole('textbox', { name: 'Note, not sent' }).fill('Rings twice, the bell is broken.');
    await panel.getByRole('button', { name: 'Save note' }).click();
    await panel.getByText('Rings twice, the bell is broken.').waitFor();
    await panel.getByRole('button', { name: 'Change' }).waitFor();

    // Opt-in needs proof; it is kept with who wrote it down.
    await panel.getByRole('button', { name: 'Record consent: Offers and news' }).click();
    await dialog.getByRole('button', { name: 'Put on record' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'Without proof it does not count' }).waitFor();
    await dialog.getByRole('textbox', { name: 'What proves it' }).fill('Tenant form, box 3');
    await dialog.getByRole('combobox', { name: 'Where' }).selectOption('paper');
    // Escape loses nothing.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Record consent: Offers and news' }).click();
    expect(await dialog.getByRole('textbox', { name: 'What proves it' }).inputValue()).toBe('Tenant form, box 3');
    await dialog.getByRole('button', { name: 'Put on record' }).click();
    await panel.getByText(/Allowed since .*On paper.*Tenant form, box 3.*Recorded by .*Mara Lindqvist/u).waitFor();

    await panel.getByText('Shared here').click();
    await eventually('the photo is painted', () => panel.locator('.panel-photo img').evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 50));
    await panel.getByRole('button', { name: 'Links', exact: true }).click();
    await panel.getByRole('button', { name: /Go to: .*example\.com/ }).click();
    await panel.getByText(/2 messages, from .*kept until somebody deletes them/u).waitFor();
    expect(await violations(page, '.panel')).toEqual([]);

    // Blocking says what WhatsApp made of it, and is taken back.
    await panel.getByRole('button', { name: 'Block', exact: true }).click();
    await dialog.getByText(/nothing they write or call arrives any more/u).waitFor();
    await dialog.getByRole('button', { name: 'Block', exact: true }).click();
    await panel.getByText(/^On .*Nothing from this contact reaches you there/u).waitFor();
    await panel.getByRole('button', { name: 'Let them write again' }).click();
    await dialog.getByRole('button', { name: 'Let them write again' }).click();
    await panel.getByRole('button', { name: 'Block', exact: true }).waitFor();

    await screen(page).conversation(/Noor/).click();
    await panel.getByText('Not known. This contact writes without showing a number.').waitFor();
    expect(await panel.getByRole('button', { name: 'Show number' }).count()).toBe(0);
    await panel.getByText('@noor.writes').waitFor();

    // All of it is there again after a start, and the number nowhere: not in the cache, not in a log.
    await desk.quit();
    const { id } = JSON.parse(await readFile(join(desk.profile, 'profile.json'), 'utf8')) as { id: string };
    const key = Buffer.from((await getPassword('Deskline', `cache-key:${id}`)) ?? '', 'base64');
    expect(searchProfileBytes(desk.profile, ['1701234567'], key).findings).toEqual([]);
    expect(await world.relayLog()).not.toMatch(/1701234567|caretaker/u);
    await desk.start();
    await screen(desk.page()).conversation(/Elif Kaya/).click();
    await desk.page().getByRole('button', { name: 'About this contact' }).click();
    await desk.page().getByText('Rings twice, the bell is broken.').waitFor();
    await eventually('the language is there', async () => (await desk.page().getByRole('combobox', { name: 'Language' }).inputValue()) === 'tr');
  });
});
