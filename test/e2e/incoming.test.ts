import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import { screen } from './support/screen.ts';
import { watchNotifications } from './support/watch-notifications.ts';

describe('point 3, incoming', () => {
  it('a text goes from the webhook to window, title, cache and a notification of the operating system', async () => {
    const world = await openWorld();
    const toasts = await watchNotifications();
    const desk = await openDesk(world);
    await world.sandbox.customer({ key: 'kaya', name: 'Elif Kaya', phone: '491701234567' });
    // Emoji and accents arrive escaped: a signature over re-written bytes would fail on exactly these.
    await world.sandbox.speak('kaya', { type: 'text', body: 'Guten Morgen, die Heizung gluckert schön laut 🔧' });

    const row = screen(desk.page()).conversation(/Elif Kaya.*die Heizung gluckert schön laut 🔧/s);
    await row.waitFor();
    await eventually('the title counts it', async () => (await desk.page().title()) === '(1) Deskline');
    await eventually('the desktop was asked to show it', () => toasts.seen().length > 0);
    // The demo's policy lets a toast name the sender and not the text.
    expect(toasts.seen()).toEqual([{ title: 'Elif Kaya', body: 'New message' }]);

    await row.click();
    await screen(desk.page()).message(/Elif Kaya.*die Heizung gluckert schön laut/).waitFor();
    await eventually('the title is blank once it is read', async () => (await desk.page().title()) === 'Deskline');

    await desk.quit();
    for (const name of await readdir(desk.profile, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = await readFile(join(name.parentPath, name.name));
      expect(bytes.includes('gluckert'), `plain text in ${name.name}`).toBe(false);
    }
    await desk.start();
    await screen(desk.page()).conversation(/Elif Kaya/).click();
    await screen(desk.page()).message(/gluckert/).waitFor();
    expect(toasts.seen()).toHaveLength(1);
  });

  it('an image with caption, a voice note, a document and a reaction are shown as what they are', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await world.sandbox.customer({ key: 'rui', name: 'Rui Fonseca', phone: '351912345678' });
    const first = await world.sandbox.speak('rui', { type: 'text', body: 'Bom dia' });
    await world.sandbox.speak('rui', { type: 'image', drawing: 'damp-wall', caption: 'A parede está molhada' });
    await world.sandbox.speak('rui', { type: 'voice', drawing: 'voice-note' });
    await world.sandbox.speak('rui', { type: 'document', drawing: 'tenancy-agreement', filename: 'Contrato.pdf' });

    const page = desk.page();
    await screen(page).conversation(/Rui Fonseca/).click();
    const image = page.getByRole('button', { name: /View large/ }).locator('img');
    await image.waitFor();
    await eventually('the picture is painted', () => image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 100));
    await screen(page).message(/A parede está molhada/).waitFor();
    await screen(page).message(/Contrato\.pdf/).waitFor();
    const play = page.getByRole('button', { name: 'Play' });
    await play.waitFor();
    await play.click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();

    await screen(page).send('Obrigada');
    await screen(page).message(/Obrigada.*(Sent|Delivered|Read)/).waitFor();
    const [call] = await world.sandbox.calls('messages');
    expect(call).toBeDefined();
    // They react to their own first message and to nothing that we know; the second must do no harm.
    await world.sandbox.speak('rui', { type: 'reaction', messageId: first, emoji: '👍' });
    await world.sandbox.speak('rui', { type: 'reaction', messageId: 'wamid.neverstored', emoji: '👎' });
    await screen(page).message(/Bom dia.*reacted with 👍/).waitFor();
    await world.sandbox.speak('rui', { type: 'reaction', messageId: first });
    await eventually('the reaction is gone', async () => (await screen(page).message(/reacted with/).count()) === 0);
  });

  it('a client without a phone number is shown, answered, read and found like any other', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await world.sandbox.customer({ key: 'noor', name: 'Noor', userId: 'NL.13491208655302741918', username: 'noor.writes' });
    await world.sandbox.speak('noor', { type: 'text', body: 'Is the flat still free?' });
    const page = desk.page();
    await screen(page).conversation(/Noor/).click();
    await screen(page).send('Yes, come and see it on Friday.');
    await screen(page).message(/come and see it.*Read/).waitFor();
    const [sent] = await world.sandbox.calls('messages');
    expect(sent?.body).toMatchObject({ recipient: 'NL.13491208655302741918' });

    const search = page.getByRole('searchbox', { name: 'Search people and messages' });
    const found = page.getByRole('region', { name: 'Search' }).getByRole('button', { name: /Noor/ });
    for (const words of ['noor.writes', 'flat still']) {
      await search.fill(words);
      await found.first().waitFor();
      await search.fill('nobody of this name');
      await page.getByText('Nothing found').first().waitFor();
    }
  });
});
