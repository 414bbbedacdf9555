import { startRelay } from '../../../relay/compose.ts';
import type { RunningRelay } from '../../../relay/compose.ts';
import { readConfig } from '../../../relay/config.ts';
import { createLog } from '../../../relay/log.ts';
import { systemRandom } from '../../../relay/random.ts';
import { systemClock } from '../../../relay/sandbox/platform/clock.ts';
import { startSandbox } from '../../../relay/sandbox/start-sandbox.ts';
import pino from 'pino';
import { join } from 'node:path';
import type { Servers, ServerSettings } from './open-world.ts';

/** The same sandbox and relay inside the test's process, on a clock that runs from `startsAt` and that the test moves. */
export async function runInThisProcess(settings: ServerSettings, startsAt: number): Promise<Servers> {
  let offset = startsAt - Date.now();
  const now = (): number => Date.now() + offset;
  const relayUrl = `http://127.0.0.1:${settings.relayPort}`;
  const sandbox = await startSandbox({
    webhookUrl: `${relayUrl}/webhooks/whatsapp`,
    appSecret: settings.appSecret,
    accessToken: settings.accessToken,
    port: settings.sandboxPort,
    clock: { ...systemClock, now },
    seed: '20261123',
  });
  const config = readConfig(
    {
      WHATSAPP_APP_SECRET: settings.appSecret,
      WHATSAPP_ACCESS_TOKEN: settings.accessToken,
      WHATSAPP_VERIFY_TOKEN: settings.verifyToken,
      WHATSAPP_GRAPH_URL: sandbox.url,
      RELAY_PORT: String(settings.relayPort),
      RELAY_DATA_DIR: settings.dataDir,
      RELAY_PUBLIC_URL: relayUrl,
    },
    settings.folder,
  );
  if (!config.ok) throw new Error(config.error.join('\n'));
  let relay: RunningRelay | null = null;
  const close = async (): Promise<void> => {
    await relay?.close();
    relay = null;
  };
  return {
    startRelay: async () => {
      const log = createLog(pino.destination(join(settings.folder, 'relay.log')));
      const started = await startRelay({ config: config.value, clock: { now }, random: systemRandom, log, version: 'test', zone: 'Europe/Berlin', beatMs: 500, onBroken: (line) => { throw new Error(line); } });
      if (!started.ok) throw new Error(started.error);
      relay = started.value;
    },
    killRelay: () => {
      throw new Error('Only a process can be killed; open the world without `startsAt`');
    },
    moveClockTo: (instant) => {
      offset = instant - Date.now();
    },
    close: async () => {
      await close();
      await sandbox.close();
    },
  };
}
