/* What stands behind `npm run screenshots`: pictures of the running app for the documents, light and dark, on a relay of its own. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright';
import { printFailure } from './bootstrap/stop.js';
import { buildApp, PROJECT } from './bundle/build-app.ts';
import { openDesktopSession } from './desktop-session/open-desktop-session.ts';
import { resolveElectron } from './electron-runtime/resolve-electron.ts';
import { openProcessFamily } from './processes/process-family.ts';
import { enrolDemoProfile } from './start/enrol-profile.ts';
import { startBackend } from './start/start-backend.ts';
import { stateFolder } from './start/state-folder.ts';

const TARGET = join(PROJECT, 'docs/pictures');
/** The script of the demo customers needs this long until a conversation has a question, a picture and an answer to look at. */
const SCRIPT_MS = 20_000;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function drawBothSchemes(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(TARGET, `${name}-${colorScheme}.png`) });
  }
}

const closings: (() => Promise<void> | void)[] = [];

async function run(): Promise<void> {
  await buildApp();
  const electron = await resolveElectron();
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
  const app = await _electron.launch({ executablePath: electron.executable, args: [...electron.switches, PROJECT, `--profile=${profile}`], env, cwd: PROJECT });
  closings.push(() => app.close());
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1180, height: 760 });
  const rows = page.locator('.inbox-row');
  await rows.nth(1).waitFor({ timeout: SCRIPT_MS * 2 });
  await page.waitForTimeout(SCRIPT_MS);
  await drawBothSchemes(page, 'inbox');
  await rows.first().click();
  await page.locator('.message').first().waitFor();
  await drawBothSchemes(page, 'conversation');
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
