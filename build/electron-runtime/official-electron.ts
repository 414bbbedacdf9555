import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { showProgress } from '../bootstrap/progress.js';
import { runCommand } from '../processes/run-command.ts';
import { folderBytes, megabytes } from './cache-folder.ts';

/** A closed network must cost a second or two, not minutes; a slow one answers a HEAD request in this time all the same. */
const PROBE_TIMEOUT_MS = 4000;
/** The download itself may be slow; this only ends one that hangs. */
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000;

const packageFile = createRequire(import.meta.url).resolve('electron/package.json');
const packageFolder = dirname(packageFile);

/** The version that package.json pins: what the product is built for. */
export const officialVersion: string = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;

/** Where the executable sits in an unpacked distribution. */
export function executableIn(distribution: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return join(distribution, 'Electron.app/Contents/MacOS/Electron');
  return join(distribution, platform === 'win32' ? 'electron.exe' : 'electron');
}

/** The executable of an official Electron that is already unpacked, if its version is the pinned one. */
export function installedOfficial(): string | undefined {
  const distribution = join(packageFolder, 'dist');
  const executable = executableIn(distribution);
  try {
    const version = readFileSync(join(distribution, 'version'), 'utf8').trim().replace(/^v/, '');
    return version === officialVersion && existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the official installer finds the archive in its own cache, so that it needs no network. */
function isInOfficialCache(env: NodeJS.ProcessEnv): boolean {
  const name = `electron-v${officialVersion}-${process.platform}-${process.arch}.zip`;
  const caches = [env['electron_config_cache'], join(homedir(), '.cache/electron'), join(homedir(), 'Library/Caches/electron')];
  if (env['LOCALAPPDATA'] !== undefined) caches.push(join(env['LOCALAPPDATA'], 'electron/Cache'));
  return caches.some((cache) => {
    if (cache === undefined || !existsSync(cache)) return false;
    return readdirSync(cache).some((folder) => existsSync(join(cache, folder, name)));
  });
}

/** What the person is told about where it would have come from; the mirror's own words, without credentials. */
export function releasePage(env: NodeJS.ProcessEnv): string {
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/electron/electron/releases/download/';
  return mirror.endsWith('/') ? mirror : `${mirror}/`;
}

/**
 * Asks in a process of its own, because Node reads the proxy settings of the environment only at its start.
 * @returns why not, or undefined when the release page answers.
 */
async function probe(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const url = `${releasePage(env)}v${officialVersion}/electron-v${officialVersion}-${process.platform}-${process.arch}.zip`;
  const { code, output, errors } = await runCommand(
    process.execPath,
    [fileURLToPath(new URL('./probe-release.js', import.meta.url)), url, String(PROBE_TIMEOUT_MS)],
    { env: { ...env, NODE_USE_ENV_PROXY: '1' }, timeoutMs: PROBE_TIMEOUT_MS + 2000 },
  );
  if (code === 0) return undefined;
  const said = output.trim() || errors.trim().split('\n')[0];
  return said === undefined || said === '' ? 'no answer' : said;
}

/**
 * Installs the official Electron with its own installer (which checks the published checksum).
 * @returns the executable, or why it could not be had.
 */
export async function installOfficial(env: NodeJS.ProcessEnv): Promise<{ readonly executable: string } | { readonly refused: string }> {
  if (!isInOfficialCache(env)) {
    const reason = await probe(env);
    if (reason !== undefined) return { refused: reason };
  }
  // The installer downloads into the temporary folder: in one of our own, its size is the progress.
  const scratch = mkdtempSync(join(tmpdir(), 'deskline-electron-'));
  mkdirSync(scratch, { recursive: true });
  const progress = showProgress(`Getting Electron ${officialVersion}`, () => `${megabytes(folderBytes(scratch))} of about 120 MB`);
  try {
    const { code, errors, output } = await runCommand(process.execPath, [join(packageFolder, 'install.js')], {
      env: { ...env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
    });
    const executable = installedOfficial();
    if (code === 0 && executable !== undefined) {
      progress.done();
      return { executable };
    }
    progress.failed();
    return { refused: `${errors}\n${output}`.trim().split('\n')[0] ?? `exit code ${code}` };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
