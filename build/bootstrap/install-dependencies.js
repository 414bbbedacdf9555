import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock } from './hold-lock.js';
import { showProgress } from './progress.js';
import { explainFailure, Stop } from './stop.js';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockEntry */

/** @param {string} file @returns {Record<string, LockEntry>} */
function packagesOf(file) {
  const lock = /** @type {{ packages?: Record<string, LockEntry> }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return lock.packages ?? {};
}

/** The project's own Node inside node_modules. @param {string} root */
export function ownNode(root) {
  return process.platform === 'win32' ? join(root, 'node_modules/node/bin/node.exe') : join(root, 'node_modules/node/bin/node');
}

/**
 * Whether what npm wrote down about node_modules is what the lock asks for. Optional packages may be absent (other platforms).
 * @param {string} root
 */
function isInstalledAsLocked(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  /** @type {Record<string, LockEntry>} */
  let present;
  try {
    present = packagesOf(join(root, 'node_modules/.package-lock.json'));
  } catch {
    return false;
  }
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/** `npm ci` says nothing for minutes; at this log level it writes a line per package that it fetched. */
const COUNTED = /^npm http (fetch|cache) /;

/** @param {string} root */
async function runInstall(root) {
  const total = Object.values(packagesOf(join(root, 'package-lock.json'))).filter((entry) => entry.optional !== true).length - 1;
  let fetched = 0;
  /** @type {string[]} */
  const said = [];
  const progress = showProgress('Installing the packages of package-lock.json', () => (fetched < total ? `${fetched} of about ${total}` : `all ${total} fetched, unpacking`));
  // Under `npm start` npm names itself here; it is the npm that the person called.
  const npm = process.env['npm_execpath'];
  const [command, before] = npm?.endsWith('.js') === true ? [process.execPath, [npm]] : ['npm', []];
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=http'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    let rest = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (/** @type {string} */ chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (COUNTED.test(line)) fetched += 1;
        else if (!line.startsWith('npm warn')) said.push(line);
      }
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return progress.done();
  progress.failed();
  const text = said.join('\n');
  const known = explainFailure(text);
  if (known !== undefined) throw new Stop(`\`npm ci\` failed: ${known.what}`, known.next);
  throw new Stop(`\`npm ci\` failed.\n${said.slice(0, 20).join('\n')}`, 'Run `npm ci` by hand to see all of it.');
}

/**
 * Brings node_modules to what package-lock.json says; does nothing, in milliseconds, when it is there already.
 * @param {string} root The project folder.
 */
export async function installDependencies(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lockText).digest('hex');
  const stamp = join(root, 'node_modules/.deskline-installed');
  const isStamped = () => existsSync(ownNode(root)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isStamped()) return;
  const release = await holdLock(join(root, '.deskline/install.lock'), () => console.error('Another start is installing packages; waiting for it …'));
  try {
    if (isStamped()) return;
    if (!existsSync(ownNode(root)) || !isInstalledAsLocked(root)) await runInstall(root);
    if (!existsSync(ownNode(root))) {
      throw new Stop("npm did not install the project's own Node.", 'Install scripts may be switched off: `npm config get ignore-scripts` must say false.');
    }
    writeFileSync(stamp, wanted);
  } finally {
    release();
  }
}
