import { getPassword } from 'keytar';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '../../shared/kernel/time.ts';
import { searchProfileBytes } from '../support/search-profile-bytes.ts';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import { screen } from './support/screen.ts';

const archived = 'zaunkoenigarchivwort';

describe('search: on this computer, at the company, in one conversation', () => {
  it('finds as one types, is narrowed, goes on at the company with what is older, reads it in its place without storing it, and says what is not searched', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await world.sandbox.customer({ key: 'kaya', name: 'Elif Kaya', phone: '491701234567' });
    await world.sandbox.customer({ key: 'rui', name: 'Rui Fonseca', phone: '351912345678' });
    await world.sandbox.speak('kaya', { type: 'text', body: 'First letter of all', agoMs: 46 * day });
    await world.sandbox.speak('kaya', { type: 'text', body: `The old lock, ${archived}`, agoMs: 45 * day });
    await world.sandbox.speak('rui', { type: 'image', drawing: 'damp-wall', caption: 'O lock está partido' });
    await world.sandbox.speak('kaya', { type: 'text', body: 'Der Schlüssel steckt im Lock' });
    await world.sandbox.speak('kaya', { type: 'text', body: 'The second lock is new' });
    await screen(page).conversation(/Elif Kaya.*second lock/).waitFor();
    await screen(page).conversation(/Rui Fonseca/).waitFor();

    const field = page.getByRole('searchbox', { name: 'Search people and messages' });
    const list = page.getByRole('region', { name: 'Search' });
    const hit = (words: RegExp) => list.getByRole('button', { name: words });
    await field.fill('schluss');
    await hit(/Der Schlüssel steckt/).waitFor();
    expect(await hit(/Der Schlüssel steckt/).locator('mark').innerText()).toBe('Schlüssel');
    expect(await hit(/second lock/).count()).toBe(0);

    // Newest first, then what only the company has, with the reason; the bar says where was searched.
    await field.fill('LOCK');
    await hit(new RegExp(archived)).waitFor();
    const found = () => list.locator('.search-hit').allInnerTexts();
    await expect.poll(async () => (await found()).map((words) => /second|Schlüssel|partido|zaunkoenig/u.exec(words)?.[0])).toEqual(['second', 'Schlüssel', 'partido', 'zaunkoenig']);
    expect((await found()).at(-1)).toMatch(/Older than 30 days: no longer on this computer/u);
    await list.getByText(/This computer holds 30 days/u).waitFor();
    await list.getByText(/What is older is searched at/u).waitFor();

    // Narrowed by what it holds, then by nothing again.
    await list.getByRole('button', { name: /^Holds:/ }).click();
    await page.getByRole('menuitemradio', { name: 'Photo' }).click();
    await eventually('only the photo is left', async () => (await list.locator('.search-hit').count()) === 1);
    await hit(/Rui Fonseca.*partido/s).waitFor();
    await list.getByRole('button', { name: 'Clear filters' }).click();
    await eventually('all of them are back', async () => (await list.locator('.search-hit').count()) === 4);

    // The end of a number is compared at the company and not told.
    await field.fill('34567');
    await eventually('the person alone is left of the search before', async () => (await list.locator('.search-hit').count()) === 1);
    await hit(/Elif Kaya/).waitFor();
    expect(await list.innerText()).not.toContain('1701234567');

    // In its place, for reading; on from its ends.
    await field.fill(archived);
    await hit(new RegExp(archived)).click();
    const archive = page.getByRole('region', { name: /From the archive: .*Elif Kaya/ });
    await archive.locator('[aria-current]', { hasText: archived }).waitFor();
    await archive.getByText('First letter of all').waitFor();
    await archive.getByText(/not stored on this computer/u).waitFor();
    await archive.getByRole('button', { name: 'Open the conversation' }).click();
    await screen(page).message(/second lock/).waitFor();

    // Inside the open conversation, from hit to hit.
    await page.keyboard.press('Control+f');
    const find = page.getByRole('searchbox', { name: 'Search in this conversation' });
    // Typed at once: none of it goes into the answer.
    await page.keyboard.type('lock');
    expect(await screen(page).composer().inputValue()).toBe('');
    await page.getByText('0 of 2').waitFor();
    await find.press('Enter');
    await page.getByText('1 of 2').waitFor();
    await find.press('Enter');
    await page.getByText('2 of 2').waitFor();
    await eventually('the field keeps the focus from jump to jump', () => find.evaluate((element) => element === document.activeElement));
    await find.press('Escape');
    await find.waitFor({ state: 'detached' });

    // Offline: what is here is found, and what is not searched is said.
    await world.killRelay();
    await field.fill('schluss');
    await hit(/Der Schlüssel steckt/).waitFor();
    await list.getByText(/is not searched: there is no connection/u).waitFor();
    await world.startRelay();
    await field.fill(archived);
    await hit(new RegExp(archived)).waitFor();

    expect(await world.relayLog()).not.toContain(archived);
    await desk.quit();
    const { id } = JSON.parse(await readFile(join(desk.profile, 'profile.json'), 'utf8')) as { id: string };
    const key = Buffer.from((await getPassword('Deskline', `cache-key:${id}`)) ?? '', 'base64');
    const left = searchProfileBytes(desk.profile, [archived, 'steckt'], key);
    expect([...new Set(left.findings.map((finding) => finding.word))], 'what was looked up is not kept, what is kept is found').toEqual(['steckt']);
  });
});
