/* What stands behind `npm run screenshots`: pictures of the running app for the documents, light and dark, on a relay of its own. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { printFailure } from './bootstrap/stop.js';
import { buildApp, PROJECT } from './bundle/build-app.ts';
import { openDesktopSession } from './desktop-session/open-desktop-session.ts';
import { launchDriven } from './electron-runtime/launch-driven.ts';
import { openProcessFamily } from './processes/process-family.ts';
import { enrolDemoProfile } from './start/enrol-profile.ts';
import { startBackend } from './start/start-backend.ts';
import { stateFolder } from './start/state-folder.ts';

const TARGET = join(PROJECT, 'docs/pictures');
/** The longest that one thing of the demo customers' script may take; the last one that is waited for is told after half of it. */
const LONGEST_MS = 60_000;
const WINDOW = { width: 1280, height: 800 };

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function draw(page: Page, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // Nothing is under the pointer.
  await page.mouse.move(WINDOW.width - 1, 1);
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
  await page.screenshot({ path: join(TARGET, `${name}-${colorScheme}.png`) });
}

/** Writes and waits until the customer has read it and answered. */
async function talk(page: Page, body: string, answer: RegExp): Promise<void> {
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  const field = page.getByRole('textbox', { name: /^Message to/ });
  await field.fill(body);
  await field.press('Enter');
  await messages.filter({ hasText: body }).and(page.getByRole('listitem', { name: /Read/ })).waitFor({ timeout: LONGEST_MS });
  await messages.filter({ hasText: answer }).waitFor({ timeout: LONGEST_MS });
}

/** Until every picture of the page is there, and its type. */
async function whenDrawn(page: Page): Promise<void> {
  await page.waitForFunction("[...document.images].every((image) => image.complete && image.naturalWidth > 0) && document.fonts.status === 'loaded'", undefined, { timeout: LONGEST_MS });
}

const closings: (() => Promise<void> | void)[] = [];

async function run(): Promise<void> {
  await buildApp();
  const folder = mkdtempSync(join(tmpdir(), 'deskline-pictures-'));
  closings.push(() => rmSync(folder, { recursive: true, force: true }));
  const session = await openDesktopSession({ stateFolder: join(folder, 'desktop'), virtual: process.platform === 'linux' ? 'always' : 'when-needed' });
  closings.push(session.close);
  const family = openProcessFamily();
  closings.push(family.stopAll);
  const state = stateFolder(folder);
  const backend = await startBackend({ project: PROJECT, family, state, relayPort: await freePort(), sandboxPort: await freePort(), withScript: true });
  const profile = state.profile('employee');
  await enrolDemoProfile({ relayUrl: backend.relayUrl, relayData: state.relayData, role: 'employee', profile });
  const env = Object.fromEntries(Object.entries(session.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const { app, page } = await launchDriven({ project: PROJECT, profile, env });
  closings.push(() => app.close());
  await page.setViewportSize(WINDOW);
  const conversation = (name: string | RegExp) => page.getByRole('list', { name: 'Conversations' }).getByRole('button', { name });
  await conversation(/Grace Okafor.*It shows this/s).waitFor({ timeout: LONGEST_MS });
  await conversation(/Lena Brandt.*Kaution/s).waitFor({ timeout: LONGEST_MS });
  for (const scheme of ['light', 'dark'] as const) await draw(page, 'inbox', scheme);
  await conversation(/Grace Okafor/).click();
  await talk(page, 'Good morning Ms Okafor. F22 means too little water in the heating. Our plumber can come tomorrow at 10.', /I am home until noon/);
  await conversation(/Chiara Conti.*Voice message/s).waitFor({ timeout: LONGEST_MS });
  await talk(page, 'Thank you, he will ring at your door at 10 then.', /see you then/);
  await whenDrawn(page);
  for (const scheme of ['light', 'dark'] as const) await draw(page, 'conversation', scheme);
  await page.evaluate("window.deskline.call('settings.store', { locale: 'de' })");
  await page.locator('html[lang="de"]').waitFor();
  await page.getByRole('textbox', { name: /^Nachricht an/ }).waitFor();
  await draw(page, 'conversation-german', 'light');
}

mkdirSync(TARGET, { recursive: true });
try {
  await run();
  console.log('Pictures: docs/pictures');
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
for (const close of closings.toReversed()) await close();
process.exit();
