import { _electron, type ElectronApplication, type Page } from 'playwright';
import { resolveElectron } from './resolve-electron.ts';

/**
 * The driver attaches while the app starts, and a page that opens in that moment would wait for it for ever. The stand-in Electron holds its start back until the driver has
 * arrived (`app-loader/main.js`); for the official one, which has a loader of its own, a launch that hangs is tried again.
 */
const LAUNCHES = 4;
/** A launch takes about a second; many times that on a busy machine. */
const LAUNCH_WITHIN_MS = 40_000;
/** How long the driver waits for what it shall click or read, unless told otherwise. */
const STEP_WITHIN_MS = 60_000;

export type DrivenApp = { readonly app: ElectronApplication; readonly page: Page };

/** Opens the app of a folder under Playwright: its process and its first window. */
export async function launchDriven(request: {
  readonly project: string;
  readonly profile: string;
  readonly env: Readonly<Record<string, string>>;
  /** More arguments, e.g. a link. */
  readonly args?: readonly string[];
}): Promise<DrivenApp> {
  const electron = await resolveElectron();
  for (let launch = 1; ; launch += 1) {
    let app: ElectronApplication | undefined;
    try {
      app = await _electron.launch({
        executablePath: electron.executable,
        args: [...electron.switches, request.project, `--profile=${request.profile}`, ...(request.args ?? [])],
        cwd: request.project,
        env: { ...request.env },
        timeout: LAUNCH_WITHIN_MS,
      });
      app.context().setDefaultTimeout(STEP_WITHIN_MS);
      const page = await app.firstWindow({ timeout: LAUNCH_WITHIN_MS });
      // A page that waits for the driver for ever is a page all the same: what tells is whether it answers.
      await page.waitForFunction("location.protocol === 'app:'", undefined, { timeout: LAUNCH_WITHIN_MS });
      return { app, page };
    } catch (error) {
      const isMissedEvent = error instanceof Error && /Timeout \d+ms exceeded/.test(error.message);
      if (!isMissedEvent || launch === LAUNCHES) throw error;
      app?.process().kill('SIGKILL');
    }
  }
}
