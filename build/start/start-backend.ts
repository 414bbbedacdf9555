import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { showProgress } from '../bootstrap/progress.js';
import { Stop } from '../bootstrap/stop.js';
import { describeLastWords } from '../processes/describe-end.ts';
import type { ProcessFamily, RunningProcess } from '../processes/process-family.ts';
import { sandboxSecrets, type StateFolder } from './state-folder.ts';

/** The first start of the embedded database takes about four seconds on an idle machine. */
const READY_TIMEOUT_MS = 60_000;
const HOST = '127.0.0.1';

export type Backend = { readonly relayUrl: string; readonly sandboxUrl: string; readonly processes: readonly RunningProcess[] };

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: HOST, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** @throws Stop that names the port and what to do. */
export async function requireFreePort(port: number, whose: string, variable: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Stop(
    `Port ${port}, which ${whose} needs, is in use by another program.`,
    `Stop that program, or choose another port: ${variable}=${port + 1} npm start`,
  );
}

/** Waits until the address answers 200, or the process behind it ends. */
async function whenReady(member: RunningProcess, url: string): Promise<void> {
  let end: number | string | undefined;
  void member.ended.then((code) => (end = code));
  const deadline = performance.now() + READY_TIMEOUT_MS;
  for (;;) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    if (end !== undefined) throw new Stop(`${member.name} ended at once (${end}).`, describeLastWords(member));
    if (performance.now() > deadline)
      throw new Stop(`${member.name} was not ready after ${READY_TIMEOUT_MS / 1000} s.`, describeLastWords(member));
    await wait(50);
  }
}

/** The settings of one program: nothing of ours leaks in from the environment of the person who starts it. */
function environmentWith(settings: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(RELAY|WHATSAPP|SANDBOX)_/.test(name));
  return { ...Object.fromEntries(inherited), ...settings };
}

export type BackendRequest = {
  readonly project: string;
  readonly family: ProcessFamily;
  readonly state: StateFolder;
  readonly relayPort: number;
  readonly sandboxPort: number;
  /** Whether customers write by themselves. */
  readonly withScript: boolean;
};

/** Starts the relay on its embedded database, and the stand-in for Meta's platform that it talks to. */
export async function startBackend({ project, family, state, relayPort, sandboxPort, withScript }: BackendRequest): Promise<Backend> {
  await requireFreePort(relayPort, 'the relay', 'RELAY_PORT');
  await requireFreePort(sandboxPort, 'the sandbox', 'SANDBOX_PORT');
  const secrets = sandboxSecrets(state);
  const relayUrl = `http://${HOST}:${relayPort}`;
  const sandboxUrl = `http://${HOST}:${sandboxPort}`;
  const progress = showProgress('Starting the relay and the sandbox');
  try {
    // The sandbox remembers beside the relay: who removes the one removes the other, and the two never disagree about what has been said.
    mkdirSync(state.relayData, { recursive: true, mode: 0o700 });
    const relay = await family.start({
      name: 'The relay',
      command: process.execPath,
      args: [join(project, 'relay/relay.ts')],
      cwd: project,
      logFile: state.log('relay'),
      env: environmentWith({
        RELAY_PORT: String(relayPort),
        RELAY_HOST: HOST,
        RELAY_DATA_DIR: state.relayData,
        RELAY_PUBLIC_URL: relayUrl,
        WHATSAPP_GRAPH_URL: sandboxUrl,
        WHATSAPP_ACCESS_TOKEN: secrets.accessToken,
        WHATSAPP_APP_SECRET: secrets.appSecret,
        WHATSAPP_VERIFY_TOKEN: secrets.verifyToken,
      }),
    });
    const sandbox = await family.start({
      name: 'The sandbox',
      command: process.execPath,
      args: [join(project, 'relay/sandbox/sandbox.ts')],
      cwd: project,
      logFile: state.log('sandbox'),
      env: environmentWith({
        SANDBOX_PORT: String(sandboxPort),
        SANDBOX_WEBHOOK_URL: `${relayUrl}/webhooks/whatsapp`,
        WHATSAPP_APP_SECRET: secrets.appSecret,
        WHATSAPP_ACCESS_TOKEN: secrets.accessToken,
        WHATSAPP_VERIFY_TOKEN: secrets.verifyToken,
        SANDBOX_STATE_DIR: join(state.relayData, 'sandbox'),
        ...(withScript ? { SANDBOX_SCRIPT: 'demo' } : {}),
      }),
    });
    await Promise.all([whenReady(relay, `${relayUrl}/readyz`), whenReady(sandbox, `${sandboxUrl}/sandbox/healthz`)]);
    progress.done(`relay on ${relayUrl}, sandbox on ${sandboxUrl}`);
    return { relayUrl, sandboxUrl, processes: [relay, sandbox] };
  } catch (error) {
    progress.failed();
    throw error;
  }
}
