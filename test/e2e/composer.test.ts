import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { PolicySettings } from '../../shared/domain/policy/policy.ts';
import { weekdays } from '../../shared/domain/quiet-hours/weekdays.ts';
import { hour, minute } from '../../shared/kernel/time.ts';
import { eventually } from './support/eventually.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import { readFromMain } from './support/ask-main.ts';
import { openDesk } from './support/open-desk.ts';
import type { Desk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import type { World } from './support/open-world.ts';
import { screen } from './support/screen.ts';

/** Monday 23 November 2026, 08:00 in Berlin. */
const mondayEight = Date.UTC(2026, 10, 23, 7);

async function openConversation(world: World, desk: Desk): Promise<void> {
  await world.sandbox.customer({ key: 'ana', name: 'Ana Duarte', phone: '351911111111' });
  await world.sandbox.speak('ana', { type: 'text', body: 'Hello, I lost my key' });
  await screen(desk.page()).conversation(/Ana Duarte/).click();
  await screen(desk.page()).message(/I lost my key/).waitFor();
}

/** A photo as a phone makes it: with the place in it. */
function photo(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a9' } })
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 32/1 28/1', GPSLongitudeRef: 'E', GPSLongitude: '9/1 59/1 2/1' } })
    .jpeg()
    .toBuffer();
}

type SentBody = { readonly type: string; readonly text?: { readonly body: string }; readonly audio?: { readonly voice?: boolean }; readonly image?: { readonly id: string; readonly caption?: string }; readonly document?: { readonly filename: string; readonly caption?: string } };
const bodies = async (world: World): Promise<readonly SentBody[]> => (await world.sandbox.calls('messages')).map(({ body }) => body as SentBody);

describe('composer: files', () => {
  it('several go at once with their captions, after the text, without the place where a photo was taken; a dropped one too; what WhatsApp does not take is said', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await openConversation(world, desk);
    const page = desk.page();
    // Beside the field one means to write: no key is a command there.
    const place = await page.locator('.composer').boundingBox();
    if (place === null) throw new Error('There is no composer');
    await page.mouse.click(place.x + place.width / 2, place.y + place.height - 3);
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    const original = await photo();
    expect(original.includes('Phone'), 'the camera is in the file').toBe(true);
    await page.locator('[data-chooser="files"]').setInputFiles([
      { name: 'wall.jpg', mimeType: 'image/jpeg', buffer: original },
      { name: 'lease.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n') },
      { name: 'tool.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ\u0000\u0001 nothing for a client') },
    ]);
    await page.getByRole('alert').filter({ hasText: /tool\.exe/ }).waitFor();
    await page.getByRole('textbox', { name: /^Caption of Photo/ }).fill('The wall');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['Meter: 4711'], 'meter.txt', { type: 'text/plain' }));
      for (const type of ['dragenter', 'dragover', 'drop']) window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await page.getByRole('textbox', { name: /^Caption of meter\.txt/ }).fill('What it says today');
    await screen(page).send('Here it is');
    await screen(page).message(/Here it is/).waitFor();
    await eventually('all four are at Meta', async () => (await bodies(world)).length === 4);
    expect((await bodies(world)).map((body) => [body.type, body.text?.body ?? body.image?.caption ?? body.document?.caption ?? null, body.document?.filename ?? null])).toEqual([
      ['text', 'Here it is', null], ['image', 'The wall', null], ['document', null, 'lease.pdf'], ['document', 'What it says today', 'meter.txt'],
    ]);
    const shown = await page.locator('li img[src*="/media/"]').first().evaluate(async (picture) => [...new Uint8Array(await (await fetch((picture as HTMLImageElement).src)).arrayBuffer())]);
    const sent = Buffer.from(shown);
    expect((await sharp(sent).metadata()).width).toBe(640);
    expect([sent.includes('Phone'), sent.includes('Exif')]).toEqual([false, false]);
  });
});

describe('composer: drafts and undo', () => {
  it('a draft with its file survives a kill, what was just sent comes back with Ctrl+Z, and a message that was undone never reaches Meta; a voice note is recorded and sent', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await openConversation(world, desk);
    await screen(desk.page()).composer().fill('A long answer that was begun');
    await desk.page().locator('[data-chooser="files"]').setInputFiles([{ name: 'meter.txt', mimeType: 'text/plain', buffer: Buffer.from('Meter: 4711') }]);
    await desk.page().getByRole('textbox', { name: /^Caption of meter\.txt/ }).waitFor();
    await eventually('the draft is kept', async () => {
      const { conversations } = await readFromMain(desk.page(), 'conversations.list', { limit: 5, before: null });
      return conversations.some(({ draft }) => draft?.text === 'A long answer that was begun');
    });
    await desk.kill();
    // A microphone that hums by itself, as Chromium has it for tests.
    await desk.start(['--use-fake-device-for-media-stream']);
    await screen(desk.page()).conversation(/Ana Duarte/).click();
    await eventually('the words are back', async () => (await screen(desk.page()).composer().inputValue()) === 'A long answer that was begun');
    await desk.page().getByRole('textbox', { name: /^Caption of meter\.txt/ }).waitFor();

    // However long the machine takes from the one key to the other.
    await readFromMain(desk.page(), 'settings.store', { undoSeconds: 30 });
    await screen(desk.page()).composer().press('Enter');
    await screen(desk.page()).message(/A long answer that was begun/).waitFor();
    await screen(desk.page()).composer().press('Control+z');
    await eventually('it is in the field again', async () => (await screen(desk.page()).composer().inputValue()) === 'A long answer that was begun');
    await desk.page().getByRole('textbox', { name: /^Caption of meter\.txt/ }).waitFor();
    await desk.page().getByRole('button', { name: /^Remove meter/ }).click();
    await readFromMain(desk.page(), 'settings.store', { undoSeconds: 0 });
    await screen(desk.page()).send('Another answer');
    await eventually('the other one is at Meta', async () => (await world.sandbox.sentTexts()).includes('Another answer'));
    await world.sandbox.flush();
    expect((await bodies(world)).map(({ text }) => text?.body)).toEqual(['Another answer']);

    await desk.page().getByRole('button', { name: 'Record a voice note' }).click();
    await eventually('a second is recorded', async () => /0:(0[1-9]|[1-5]\d)/.test((await desk.page().getByRole('timer').textContent()) ?? ''));
    await desk.page().getByRole('button', { name: 'Pause' }).click();
    await desk.page().getByRole('button', { name: 'Keep the recording' }).click();
    await desk.page().getByRole('button', { name: 'Listen' }).waitFor();
    await desk.page().getByRole('button', { name: 'Send', exact: true }).click();
    await eventually('the voice note is at Meta', async () => (await bodies(world)).some((body) => body.type === 'audio' && body.audio?.voice === true));
  });
});

describe('composer: later, places and reactions', () => {
  it('off duty Enter plans for the beginning of work, the relay sends it then with the desk closed; a place and a reaction go at once', async () => {
    // Sunday, 22:00 in Berlin.
    const world = await openWorld({ startsAt: mondayEight - 10 * hour });
    const weekly = Object.fromEntries(weekdays.map((day) => [day, [{ start: '08:00', end: '18:00' }]])) as PolicySettings['quiet']['schedule']['weekly'];
    await world.pushPolicy({ retention: { messageDays: 30, attachmentDays: 7 }, quiet: { schedule: { zone: 'Europe/Berlin', weekly } }, notify: { content: 'sender', sound: true } });
    const desk = await openDesk(world);
    await world.sandbox.customer({ key: 'ana', name: 'Ana Duarte', phone: '351911111111' });
    await world.sandbox.speak('ana', { type: 'text', body: 'Hello, I lost my key' });
    const page = desk.page();
    await page.getByRole('button', { name: 'Look anyway' }).click();
    await screen(page).conversation(/Ana Duarte/).click();
    await screen(page).message(/I lost my key/).waitFor();

    const { conversations } = await readFromMain(page, 'conversations.list', { limit: 5, before: null });
    await readFromMain(page, 'messages.react', { id: conversations[0]?.lastMessage?.id as MessageId, emoji: '👍' });
    await eventually('the reaction is at Meta', async () => (await bodies(world)).some(({ type }) => type === 'reaction'));
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Location' }).click();
    await page.getByRole('textbox', { name: 'Place' }).fill('https://www.openstreetmap.org/#map=15/53.5413/9.9841');
    await page.getByRole('textbox', { name: /^Name/ }).fill('The office');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    // Nobody can type into the field as long as the dialog lies over it.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await screen(page).send('Good morning, your key is here');
    await page.getByRole('region', { name: 'Planned messages' }).getByText(/Good morning/).waitFor();
    await screen(page).message(/Good morning.*planned/i).waitFor();
    await eventually('the relay keeps it', async () => (await readFromMain(page, 'outbox.list', null)).entries.length === 0);
    await eventually('the place is at Meta', async () => (await bodies(world)).length > 1);
    expect((await bodies(world)).map(({ type }) => type)).toEqual(['reaction', 'location']);
    expect(await world.sandbox.sentTexts()).toEqual([]);
    await desk.quit();
    world.moveClockTo(mondayEight + minute);
    await eventually('the planned message is at Meta', async () => (await world.sandbox.sentTexts()).includes('Good morning, your key is here'));
    expect(await readFile(`${desk.profile}/logs/main.log`, 'utf8')).not.toContain('Good morning');
  });
});
