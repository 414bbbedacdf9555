import { readFileSync } from 'node:fs';
import { systemClock } from './clock.ts';
import { startRelay } from './compose.ts';
import { readConfig } from './config.ts';
import { endOnSignal } from './lifecycle.ts';
import { createLog, errorFields } from './log.ts';
import { systemRandom } from './random.ts';

// The relay as a process: settings from the environment, one line per problem on stderr, the log on stdout.

function refuse(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`relay: ${line}\n`);
  process.exit(1);
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}

const config = readConfig(process.env, process.cwd());
if (!config.ok) refuse(config.error);

const log = createLog();
// A bug must not leave a half-alive process behind; the service manager starts a new one and the database holds everything accepted.
const endByBug = (error: unknown): void => {
  log.error({ error: errorFields(error) }, 'unexpected end');
  process.exit(1);
};
process.on('uncaughtException', endByBug);
process.on('unhandledRejection', endByBug);

const relay = await startRelay({
  config: config.value,
  clock: systemClock,
  random: systemRandom,
  log,
  version: readVersion(),
  onBroken: (line) => refuse([line]),
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
});
if (!relay.ok) refuse([relay.error]);

endOnSignal(relay.value, {
  on: (signal, hear) => {
    process.on(signal, hear);
  },
  exit: (status) => process.exit(status),
  say: (line) => log.info({}, line),
});
log.info({ url: relay.value.url, instance: relay.value.instance }, 'relay is running');
