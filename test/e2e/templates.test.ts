import { describe, expect, it } from 'vitest';
import { makeTenancyAgreement } from '../../relay/sandbox/media/tenancy-agreement-pdf.ts';
import { readFromMain } from './support/ask-main.ts';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import type { Desk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import type { World } from './support/open-world.ts';
import { screen } from './support/screen.ts';

/** Monday 23 November 2026, 09:00 in Berlin. */
const mondayNine = Date.UTC(2026, 10, 23, 8);
const hour = 3_600_000;

/** A client has written and the conversation is open. */
async function openConversation(world: World, desk: Desk): Promise<void> {
  await world.sandbox.customer({ key: 'frieda', name: 'Frieda Brandt', phone: '4915112345670' });
  await world.sandbox.speak('frieda', { type: 'text', body: 'Die Heizung ist kalt' });
  await screen(desk.page()).conversation(/Frieda Brandt/).click();
  await screen(desk.page()).message(/Die Heizung ist kalt/).waitFor();
}

describe('templates: what helps with writing', () => {
  it('where free text is closed a template is refused in words, chosen, filled and seen in German as the client reads it, and reaches Meta exactly so', async () => {
    const world = await openWorld({ startsAt: mondayNine });
    const desk = await openDesk(world);
    const page = desk.page();
    await openConversation(world, desk);
    await world.operator('POST', '/v1/admin/templates/sync', {});
    await screen(page).composer().fill('der Hafenstraße 3,\nzweiter Stock');
    world.moveClockTo(mondayNine + 25 * hour);
    const picker = page.getByRole('region', { name: 'Templates' });
    await picker.waitFor();
    await page.getByText(/Free text is closed since/).waitFor();

    await picker.getByRole('button', { name: 'Add Repair update to favourites' }).click();
    const rows = picker.getByRole('list', { name: 'Templates to choose from' }).locator('.template-row');
    await eventually('the favourite stands first', async () => (await rows.first().textContent())?.startsWith('Repair update') === true);

    await picker.getByRole('searchbox', { name: 'Search templates' }).fill('rent');
    await eventually('the list is narrowed', async () => /rent/i.test((await rows.first().textContent()) ?? ''));
    await picker.getByRole('searchbox', { name: 'Search templates' }).press('Enter');
    await picker.getByRole('alert').filter({ hasText: 'WhatsApp has paused this template' }).waitFor();
    await picker.getByRole('button', { name: 'Send template' }).press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await eventually('the whole list is back', async () => (await rows.first().textContent())?.startsWith('Repair update') === true);
    await rows.first().click();
    await picker.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'German' });
    await eventually('the name is in its place', async () => (await picker.getByRole('textbox', { name: 'Value 1' }).inputValue()) === 'Frieda Brandt');
    await picker.getByRole('button', { name: 'Send template' }).click();
    await picker.getByText('Fill this in: WhatsApp sends no template with a gap.').waitFor();
    await picker.getByRole('button', { name: 'Use what you typed' }).first().click();
    await picker.getByRole('textbox', { name: 'Value 3' }).fill('Freitag um 8 Uhr');
    const words = 'Guten Tag Frieda Brandt, zur Reparatur in der Hafenstraße 3, zweiter Stock: Der Handwerker kann am Freitag um 8 Uhr kommen. Passt Ihnen das?';
    await expect.poll(() => picker.getByRole('figure', { name: 'Preview' }).textContent()).toContain(words);
    expect(await world.sandbox.calls('messages')).toEqual([]);
    // Taken back, it is open again as it was filled.
    await readFromMain(page, 'settings.store', { undoSeconds: 30 });
    await picker.getByRole('textbox', { name: 'Value 3' }).press('Enter');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await eventually('its values are there', async () => (await picker.getByRole('textbox', { name: 'Value 3' }).inputValue()) === 'Freitag um 8 Uhr');
    expect(await picker.getByRole('figure', { name: 'Preview' }).textContent()).toContain(words);
    expect(await world.sandbox.calls('messages')).toEqual([]);
    await readFromMain(page, 'settings.store', { undoSeconds: 5 });
    await picker.getByRole('textbox', { name: 'Value 3' }).press('Enter');

    await screen(page).message(/Guten Tag Frieda Brandt, zur Reparatur/).waitFor();
    await eventually('Meta has the template', async () => (await world.sandbox.calls('messages')).length > 0);
    const [sent] = await world.sandbox.calls('messages');
    expect(sent).toMatchObject({
      accepted: true,
      body: {
        type: 'template',
        template: {
          name: 'repair_update', language: { code: 'de' },
          components: [{ type: 'body', parameters: ['Frieda Brandt', 'der Hafenstraße 3, zweiter Stock', 'Freitag um 8 Uhr'].map((text) => ({ type: 'text', text })) }],
        },
      },
    });
    // What went out inside the template is no draft any more.
    await eventually('the draft is gone', async () => (await page.getByText('Your draft, not sent').count()) === 0);

    await rows.filter({ hasText: 'Lease document' }).click();
    await picker.getByRole('button', { name: 'Send template' }).click();
    await picker.getByRole('alert').filter({ hasText: 'The file or the place above the text is missing' }).waitFor();
    for (const [name, bytes] of [['note.txt.png', Buffer.from('no picture')], ['Lease.pdf', makeTenancyAgreement()]] as const) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), picker.getByRole('button', { name: 'Choose a file' }).click()]);
      await chooser.setFiles({ name, mimeType: name.endsWith('pdf') ? 'application/pdf' : 'image/png', buffer: bytes });
      if (name.endsWith('png')) await picker.getByRole('alert').filter({ hasText: /note\.txt\.png|wants a document/ }).waitFor();
    }
    await picker.getByRole('button', { name: 'Lease.pdf' }).waitFor();
    await picker.getByRole('button', { name: 'Send template' }).click();
    await eventually('Meta has the template with its file', async () => (await world.sandbox.calls('messages')).length > 1);
    const [, lease] = await world.sandbox.calls('messages');
    expect(lease).toMatchObject({
      accepted: true,
      body: {
        template: {
          name: 'lease_document',
          components: [{ type: 'header', parameters: [{ type: 'document', document: { id: expect.any(String), filename: 'Lease.pdf' } }] }, { type: 'body', parameters: [{ type: 'text', text: 'Frieda Brandt' }] }],
        },
      },
    });
  });

  it('a quick reply comes by a slash and waits until its gap is filled, an emoji is found by its name, and a note with a mention never reaches Meta', async () => {
    const world = await openWorld({ startsAt: mondayNine });
    const desk = await openDesk(world);
    const page = desk.page();
    await openConversation(world, desk);
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'New quick reply' }).click();
    const dialog = page.getByRole('dialog', { name: 'New quick reply' });
    await dialog.getByRole('textbox', { name: 'Shortcut' }).fill('two words');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Propose a day');
    const written = dialog.getByRole('textbox', { name: 'Text' });
    await written.fill('{{contact.first}}, we come on {{day}}.');
    // Words selected by dragging past the edge of the dialog close nothing.
    const place = await written.boundingBox();
    if (place === null) throw new Error('The field has no place');
    await page.mouse.move(place.x + 60, place.y + 10);
    await page.mouse.down();
    await page.mouse.move(5, place.y + 10);
    await page.mouse.up();
    expect(await written.inputValue()).toBe('{{contact.first}}, we come on {{day}}.');
    // Nor does Escape lose them; giving up does.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'New quick reply' }).click();
    expect(await written.inputValue()).toBe('{{contact.first}}, we come on {{day}}.');
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'a blank would end the shortcut' }).waitFor();
    await dialog.getByRole('textbox', { name: 'Shortcut' }).fill('/day');
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: /^Change .*Propose a day/ }).waitFor();

    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: /^Inbox/ }).click();
    const field = screen(page).composer();
    await field.pressSequentially('Hello /da');
    await page.getByRole('option', { name: /day Propose a day/ }).waitFor();
    await field.press('Enter');
    await eventually('it is put in', async () => (await field.inputValue()) === 'Hello Frieda, we come on {{day}}.');
    await field.press('Enter');
    await page.getByText(/Fill in or remove.*then send/).waitFor();
    expect(await field.inputValue()).toBe('Hello Frieda, we come on {{day}}.');
    // The gap is selected: what is typed takes its place.
    await eventually('it is selected', () => field.evaluate((element) => element instanceof HTMLTextAreaElement && element.value.slice(element.selectionStart, element.selectionEnd) === '{{day}}'));
    await page.keyboard.type('Friday');
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByRole('searchbox', { name: 'Search emoji' }).fill('schlüssel');
    await page.getByRole('gridcell').first().waitFor();
    await page.getByRole('searchbox', { name: 'Search emoji' }).press('Enter');
    await eventually('the emoji stands at the caret', async () => /^Hello Frieda, we come on Friday.{1,4}\.$/u.test(await field.inputValue()));
    const answer = await field.inputValue();
    await field.press('Control+Shift+Enter');

    const note = page.getByRole('textbox', { name: 'Note for the team, not sent to the client' });
    await note.pressSequentially('Careful with the dog, @');
    await page.getByRole('listbox', { name: 'Colleagues to mention' }).getByRole('option').first().click();
    await expect.poll(() => note.inputValue()).toMatch(/^Careful with the dog, @\p{L}+/u);
    await note.press('Enter');
    await screen(page).message(/Careful with the dog/).waitFor();
    for (const keys of ['Enter', 'Control+Enter', 'Alt+Enter']) {
      await note.fill(`Between us (${keys})`);
      await note.press(keys);
    }
    await note.fill('Half a note');
    await note.press('Control+Shift+Enter');
    await eventually('the answer is as it was', async () => (await field.inputValue()) === answer);
    await field.press('Enter');
    await screen(page).message(/we come on Friday/).waitFor();
    await page.getByRole('radio', { name: 'Note' }).check({ force: true });
    await eventually('the note is as it was', async () => (await note.inputValue()) === 'Half a note');
    await eventually('the answer reached Meta', async () => (await world.sandbox.sentTexts()).length > 0);
    await world.sandbox.flush();
    expect(await world.sandbox.sentTexts()).toEqual([answer]);
    expect(JSON.stringify(await world.sandbox.calls('messages'))).not.toMatch(/Careful|Between us|Half a note/);
  });
});
