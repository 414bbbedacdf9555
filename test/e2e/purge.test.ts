import { getPassword } from 'keytar';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchProfileBytes } from '../support/search-profile-bytes.ts';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import { screen } from './support/screen.ts';

const day = 24 * 60 * 60 * 1000;
const words = ['xylophonkanarienvogel', 'bildunterschriftkanarie', 'dateinamekanarie'];

describe('point 6, purge', () => {
  it('a shorter retention drops rows, search remnants, files and keys at once, in every byte of the profile', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await world.sandbox.customer({ key: 'old', name: 'Old Friend', phone: '4915112340000' });
    await world.sandbox.speak('old', { type: 'text', body: `Before: ${words[0]}`, agoMs: 5 * day });
    await world.sandbox.speak('old', { type: 'image', drawing: 'damp-wall', caption: words[1], agoMs: 5 * day });
    await world.sandbox.speak('old', { type: 'document', drawing: 'tenancy-agreement', filename: `${words[2]}.pdf`, agoMs: 4 * day });
    await world.sandbox.speak('old', { type: 'text', body: 'This one stays' });
    await screen(page).conversation(/Old Friend/).click();
    await screen(page).message(/xylophonkanarienvogel/).waitFor();
    const image = page.getByRole('button', { name: /View large/ }).locator('img');
    await eventually('the picture was cached', () => image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 100));

    const key = await cacheKey(desk.profile);
    const before = searchProfileBytes(desk.profile, words, key);
    // The search is known to find: everything is there before, in the decrypted pages and nowhere in the clear.
    expect([...new Set(before.findings.filter(({ view }) => view === 'pages').map(({ word }) => word))].sort()).toEqual([...words].sort());
    expect(before.findings.filter(({ view }) => view === 'raw')).toEqual([]);

    await world.pushPolicy({
      retention: { messageDays: 2, attachmentDays: 1 },
      quiet: { schedule: { zone: 'Europe/Berlin', weekly: wholeWeek } },
      notify: { content: 'sender', sound: false },
    });
    await eventually('the old messages left the screen', async () => (await screen(page).message(/kanarie/).count()) === 0);
    await screen(page).message(/This one stays/).waitFor();

    await eventually('the relay has the receipt', async () => {
      const { devices } = (await world.operator('GET', '/v1/admin/devices')) as { devices: { policyRevision: number; lastPurgeAt: number | null }[] };
      return devices[0]?.policyRevision === 2 && devices[0].lastPurgeAt !== null;
    });
    await desk.quit();
    const after = searchProfileBytes(desk.profile, words, key);
    expect(after.findings).toEqual([]);
    expect(after.decrypted.length).toBe(1);
    expect(after.logBytes).toBe(0);
    expect(after.files.filter((file) => file.includes('media'))).toEqual([]);

    // The relay does not hand back what the rule removed.
    await desk.start();
    await screen(desk.page()).conversation(/Old Friend/).click();
    await screen(desk.page()).message(/This one stays/).waitFor();
    expect(await screen(desk.page()).message(/kanarie/).count()).toBe(0);
  });
});

const whole = [{ start: '00:00', end: '00:00' }];
const wholeWeek = { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole };

/** The cache's key, read as the client reads it: from the session's keychain. */
async function cacheKey(profile: string): Promise<Uint8Array> {
  const { id } = JSON.parse(await readFile(join(profile, 'profile.json'), 'utf8')) as { id: string };
  const value = await getPassword('Deskline', `cache-key:${id}`);
  if (value === null) throw new Error('The keychain has no key for this profile');
  return Buffer.from(value, 'base64');
}
