/*
 * What runs before anything is installed: plain JavaScript for Node 20, no packages. It installs, then goes on with the project's own Node,
 * on which TypeScript runs as it is.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, ownNode } from './install-dependencies.js';
import { printFailure, Stop } from './stop.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Node 20.9 is the oldest that was tried; the project's own is the one that package.json pins. */
const OLDEST = [20, 9];
/** In the child: ends it in order when this process ends, however it ends. */
const FOLLOW_LAUNCHER = new URL('./follow-launcher.js', import.meta.url).href;
const LOOK_FOR_NPM_MS = 500;
/** @type {readonly NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Stop(`Node ${process.versions.node} is too old.`, `Install Node ${OLDEST.join('.')} or newer; the project brings the one that it runs on.`);
}

/**
 * npm runs a script through a shell and hands SIGTERM to that shell alone, which dies of it without a word to us: the only trace is another
 * parent. A launch without npm is left alone, for there a parent that leaves may mean no more than a closed terminal.
 * @param {() => void} whenGone
 * @returns {() => void} Ends the watch.
 */
function watchNpm(whenGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    whenGone();
  }, LOOK_FOR_NPM_MS);
  return () => clearInterval(timer);
}

/**
 * Runs the entry on the project's own Node. The channel between the two lets the second see the first die, even by SIGKILL.
 * @param {string} entry
 * @param {readonly string[]} args
 * @returns {Promise<number>} The exit code.
 */
function runOnOwnNode(entry, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(ownNode(ROOT), ['--import', FOLLOW_LAUNCHER, entry, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    for (const signal of FORWARDED) {
      process.on(signal, () => {
        // Ctrl-C reaches both processes by itself, `kill -INT` this one alone: the child knows which it was (follow-launcher.js).
        if (signal !== 'SIGINT') child.kill(signal);
        else if (child.connected) child.send('interrupted');
      });
    }
    const stopWatching = watchNpm(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      stopWatching();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/**
 * Installs what is missing and runs a TypeScript file of the project.
 * @param {string} entry Its path from the project folder.
 * @param {readonly string[]} [args]
 */
export async function launch(entry, args = process.argv.slice(2)) {
  try {
    refuseOldNode();
    await installDependencies(ROOT);
    process.exitCode = await runOnOwnNode(join(ROOT, entry), args);
    const needsSettings = entry === 'relay/relay.ts' && ['WHATSAPP_ACCESS_TOKEN', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'].some((name) => !process.env[name]);
    if (needsSettings && process.exitCode !== 0) console.error('Where these settings come from: docs/relay.md. To try without a number at Meta: npm start');
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
