/* The other words of package.json, each on the project's own Node and on an installed tree. */
import { launch } from './bootstrap/launch.js';

/** @type {Readonly<Record<string, string>>} */
const TASKS = {
  build: 'build/bundle/build-app.ts',
  check: 'build/checks/run-checks.ts',
  screenshots: 'build/screenshots.ts',
  package: 'build/package-app.ts',
  relay: 'relay/relay.ts',
  sandbox: 'relay/sandbox/sandbox.ts',
  admin: 'relay/admin/admin.ts',
  bench: 'test/bench/bench.ts',
  lock: 'build/dependencies/complete-lock.ts',
};

const [name = '', ...args] = process.argv.slice(2);
const entry = TASKS[name];
if (entry === undefined) {
  console.error(`Deskline: there is no task '${name}'. There is: ${Object.keys(TASKS).join(', ')}.`);
  process.exitCode = 1;
} else await launch(entry, args);
