/* What stands behind `npm run screenshots`: a picture of every screen of the running app, light and dark, on a relay of its own. `-- states [only]`: of every state, see draw-states.ts. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { printFailure } from './bootstrap/stop.js';
import { buildApp, PROJECT } from './bundle/build-app.ts';
import { openDesktopSession } from './desktop-session/open-desktop-session.ts';
import { drawStates } from './screens/draw-states.ts';
import { employeeScreens } from './screens/employee-screens.ts';
import { openDemo } from './screens/open-demo.ts';
import { showAs, startOver, type Look } from './screens/show-as.ts';

/** The pictures that documents show, and all the others. */
const SHOWN = join(PROJECT, 'docs/pictures');
const OTHERS = join(PROJECT, '.deskline/pictures/screens');
const STATES = join(PROJECT, '.deskline/pictures/states');
/** The longest that one thing of the demo customers' script may take. */
const LONGEST_MS = 60_000;
const WINDOW = { width: 1280, height: 800 };

const LOOKS: readonly (Look & { readonly name: string })[] = [
  { name: 'light', theme: 'light', locale: 'en' },
  { name: 'dark', theme: 'dark', locale: 'en' },
  { name: 'german-light', theme: 'light', locale: 'de' },
];

/** Names of pictures that a document shows: user guide and README. */
const SHOWN_NAMES = new Set([
  ...['inbox', 'conversation', 'begin', 'assign', 'hand-over', 'snooze', 'several', 'templates', 'template', 'note', 'emoji', 'search', 'palette', 'help', 'contact-panel', 'viewer', 'settings', 'gate', 'offline', 'team', 'admin'].map((name) => `${name}-light`),
  'inbox-dark', 'conversation-dark', 'conversation-german-light',
]);

async function draw(page: Page, name: string): Promise<void> {
  await page.mouse.move(WINDOW.width - 1, 1);
  await page.waitForFunction("[...document.images].every((image) => image.complete) && document.fonts.status === 'loaded'", undefined, { timeout: LONGEST_MS });
  const drawn = await page.screenshot({ animations: 'disabled' });
  // A screen has few colours: a table of them makes the file a third as large, and nobody sees it.
  await sharp(drawn).png({ palette: true, quality: 92, effort: 7 }).toFile(join(SHOWN_NAMES.has(name) ? SHOWN : OTHERS, `${name}.png`));
}

const row = (page: Page, who: string | RegExp) => page.locator('.inbox-row', { hasText: who }).first();

/** Writes and waits until the customer has read it and answered. */
async function talk(page: Page, body: string, answer: RegExp): Promise<void> {
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  const field = page.getByRole('textbox', { name: /^Message to/ });
  await field.fill(body);
  await field.press('Enter');
  await messages.filter({ hasText: body }).and(page.getByRole('listitem', { name: /Read/ })).waitFor({ timeout: LONGEST_MS });
  await messages.filter({ hasText: answer }).waitFor({ timeout: LONGEST_MS });
}

const closings: (() => Promise<void> | void)[] = [];

async function run(): Promise<void> {
  await buildApp();
  const folder = mkdtempSync(join(tmpdir(), 'deskline-pictures-'));
  closings.push(() => rmSync(folder, { recursive: true, force: true }));
  const session = await openDesktopSession({ stateFolder: folder, virtual: process.platform === 'linux' ? 'always' : 'when-needed' });
  closings.push(session.close);
  const demo = await openDemo(session.env);
  closings.push(demo.close);
  const { page } = await demo.open('employee');
  await page.setViewportSize(WINDOW);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await row(page, /Grace Okafor.*It shows this/s).waitFor({ timeout: LONGEST_MS });
  await row(page, /Lena Brandt.*Kaution/s).waitFor({ timeout: LONGEST_MS });
  for (const look of LOOKS) {
    await showAs(page, look);
    for (const screen of employeeScreens) {
      await startOver(page);
      await screen.open(page);
      await draw(page, `${screen.name}-${look.name}`);
    }
  }
  await showAs(page, { theme: 'light', locale: 'en' });
  await row(page, 'Grace Okafor').click();
  await talk(page, 'Good morning Ms Okafor. F22 means too little water in the heating. Our plumber can come tomorrow at 10.', /I am home until noon/);
  await talk(page, 'Thank you, he will ring at your door at 10 then.', /see you then/);
  for (const look of LOOKS) {
    await showAs(page, look);
    await row(page, 'Grace Okafor').click();
    await page.locator('.message').last().waitFor();
    await draw(page, `conversation-${look.name}`);
  }
  for (const role of ['manager', 'admin'] as const) {
    const other = await demo.open(role);
    await other.page.setViewportSize(WINDOW);
    await showAs(other.page, { theme: 'light', locale: 'en' });
    await other.page.getByRole('button', { name: role === 'manager' ? 'Team' : 'Admin', exact: true }).click();
    await other.page.locator('.screen table, .screen .team-people').first().waitFor();
    await draw(other.page, `${role === 'manager' ? 'team' : 'admin'}-light`);
    await other.app.close();
  }
  await showAs(page, { theme: 'light', locale: 'en' });
  await demo.operate('/v1/admin/policy', { settings: settingsWith([]) });
  await page.locator('.gate').waitFor({ timeout: LONGEST_MS });
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate("window.deskline.call('settings.store', { theme: 'THEME' })".replace('THEME', theme));
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
    await draw(page, `gate-${theme}`);
  }
  await demo.operate('/v1/admin/policy', { settings: settingsWith([{ start: '00:00', end: '00:00' }]) });
  await page.locator('.frame').waitFor({ timeout: LONGEST_MS });
  await demo.cutRelay();
  await page.locator('.strip[data-tone="warn"], .strip[data-tone="danger"]').waitFor({ timeout: LONGEST_MS });
  await showAs(page, { theme: 'light', locale: 'en' });
  await row(page, 'Sofia Lindqvist').click();
  await page.locator('.message').first().waitFor();
  await draw(page, 'offline-light');
}

type Hours = readonly { readonly start: string; readonly end: string }[];

/** The demo's policy, with the same working hours every day; without any, everybody is off. */
function settingsWith(hours: Hours): object {
  const weekly = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]));
  return { retention: { messageDays: 30, attachmentDays: 7 }, quiet: { schedule: { zone: 'Europe/Berlin', weekly } }, notify: { content: 'sender', sound: true } };
}

for (const folder of [SHOWN, OTHERS]) mkdirSync(folder, { recursive: true });
const [part, only = ''] = process.argv.slice(2);
try {
  if (part === 'states') {
    if (drawStates(STATES, only)) console.log('Pictures: .deskline/pictures/states');
    else process.exitCode = 1;
  } else {
    await run();
    console.log('Pictures: docs/pictures, and the others in .deskline/pictures/screens');
  }
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
for (const close of closings.toReversed()) await close();
process.exit();
