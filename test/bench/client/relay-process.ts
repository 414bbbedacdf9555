import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../e2e/support/eventually.ts';

const project = join(import.meta.dirname, '../../..');
const secrets = { WHATSAPP_ACCESS_TOKEN: 'bench-access', WHATSAPP_APP_SECRET: 'bench-app-secret', WHATSAPP_VERIFY_TOKEN: 'bench-verify' };
/** Nobody answers there: nothing that is measured asks Meta. */
const nowhere = 'http://127.0.0.1:9';

export type RelayProcess = {
  readonly url: string;
  /** GET or POST with the operator's token. */
  readonly operator: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>;
  /** Signs and posts a webhook, as Meta does. */
  readonly deliver: (payload: object) => Promise<void>;
  /** Ends in order, so that its data folder can be copied. */
  readonly stop: () => Promise<void>;
};

/** The relay as `npm run relay` runs it, on its embedded database in `dataDir`. */
export async function startRelayProcess(request: { readonly dataDir: string; readonly port: number; readonly logFile: string }): Promise<RelayProcess> {
  const url = `http://127.0.0.1:${request.port}`;
  const child = spawn(process.execPath, [join(project, 'relay/relay.ts')], {
    cwd: project,
    env: {
      PATH: process.env['PATH'], HOME: process.env['HOME'], ...secrets, WHATSAPP_GRAPH_URL: nowhere, RELAY_PORT: String(request.port), RELAY_DATA_DIR: request.dataDir, RELAY_PUBLIC_URL: url,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // It stands for a machine elsewhere: what it computes should not be missing to the window that is measured.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const log = createWriteStream(request.logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  await eventually('the relay is ready', async () => {
    if (child.exitCode !== null) throw new Error(`The relay ended with ${child.exitCode}; see ${request.logFile}`);
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  }, 60_000);
  return {
    url,
    operator: async (method, path, body) => {
      const token = (await readFile(join(request.dataDir, 'operator-token'), 'utf8')).trim();
      const answer = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
      return answer.status === 204 ? null : await answer.json();
    },
    deliver: async (payload) => {
      const body = JSON.stringify(payload);
      const signature = createHmac('sha256', secrets.WHATSAPP_APP_SECRET).update(body).digest('hex');
      const answer = await fetch(`${url}/webhooks/whatsapp`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }, body });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`A delivery was answered ${answer.status}`);
    },
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
