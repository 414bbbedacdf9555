import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Servers, ServerSettings } from './open-world.ts';

const project = new URL('../../..', import.meta.url).pathname;

/** Sandbox and relay as an operator runs them: processes with settings in their environment, logs in files. */
export function runAsProcesses(settings: ServerSettings): Servers {
  const { folder, sandboxPort, relayPort } = settings;
  const relayUrl = `http://127.0.0.1:${relayPort}`;
  const meta = { WHATSAPP_APP_SECRET: settings.appSecret, WHATSAPP_ACCESS_TOKEN: settings.accessToken };
  const sandbox = run('relay/sandbox/sandbox.ts', join(folder, 'sandbox.log'), {
    ...meta,
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_WEBHOOK_URL: `${relayUrl}/webhooks/whatsapp`,
    SANDBOX_SEED: '20261123',
  });
  let relay: ChildProcess | null = null;
  const endRelay = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (relay !== null) await end(relay, signal);
    relay = null;
  };
  return {
    startRelay: async () => {
      relay = run('relay/relay.ts', join(folder, 'relay.log'), {
        ...meta,
        WHATSAPP_VERIFY_TOKEN: settings.verifyToken,
        WHATSAPP_GRAPH_URL: `http://127.0.0.1:${sandboxPort}`,
        RELAY_PORT: String(relayPort),
        RELAY_DATA_DIR: settings.dataDir,
        RELAY_PUBLIC_URL: relayUrl,
      });
    },
    killRelay: () => endRelay('SIGKILL'),
    moveClockTo: () => {
      throw new Error('Processes go by the machine’s clock; open the world with `startsAt`');
    },
    close: async () => {
      await endRelay('SIGTERM');
      await end(sandbox, 'SIGTERM');
    },
  };
}

function run(script: string, logFile: string, settings: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [join(project, script)], {
    cwd: project,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: process.env['TZ'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return child;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
