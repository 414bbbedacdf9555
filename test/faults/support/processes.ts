import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** A program of ours as a real process. `ended` resolves with its status or signal and what it wrote to stderr. */
export type Running = {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<string>;
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<string>;
};

/** Starts a program and waits for the line in which it tells its address. */
export async function startProcess(entry: URL, environment: Readonly<Record<string, string>>, readUrl: (line: string) => string | undefined): Promise<Running> {
  const child = spawn(process.execPath, [entry.pathname], { env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => (err = (err + String(chunk)).slice(-4_000)));
  const ended = new Promise<string>((resolve) => child.on('close', (status, signal) => resolve(`${signal ?? status}: ${err} ${out.slice(-1_500)}`)));
  const url = await new Promise<string>((resolve, reject) => {
    let isUp = false;
    child.stdout.on('data', (chunk) => {
      out = isUp ? (out + String(chunk)).slice(-20_000) : out + String(chunk);
      if (isUp) return;
      for (const line of out.split('\n')) {
        const told = readUrl(line);
        if (told === undefined) continue;
        isUp = true;
        resolve(told);
      }
    });
    void ended.then((how) => reject(new Error(`It did not start: ${how}`)));
  });
  return {
    url,
    child,
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

const secrets = { WHATSAPP_ACCESS_TOKEN: 'faults-access', WHATSAPP_APP_SECRET: 'faults-secret', WHATSAPP_VERIFY_TOKEN: 'faults-verify' };

export function startSandboxProcess(webhookUrl: string, seed: string): Promise<Running> {
  return startProcess(
    new URL('../../../relay/sandbox/sandbox.ts', import.meta.url),
    { ...secrets, WHATSAPP_VERIFY_TOKEN: '', SANDBOX_PORT: '0', SANDBOX_SEED: seed, SANDBOX_WEBHOOK_URL: webhookUrl },
    (line) => /listening on (http:\S+?),/.exec(line)?.[1],
  );
}

export function startRelayProcess(place: { readonly databaseUrl: string; readonly dataDir: string; readonly graphUrl: string; readonly publicUrl: string }): Promise<Running> {
  return startProcess(
    new URL('../../../relay/relay.ts', import.meta.url),
    {
      ...secrets,
      RELAY_PORT: '0',
      RELAY_DATABASE_URL: place.databaseUrl,
      RELAY_DATA_DIR: place.dataDir,
      RELAY_PUBLIC_URL: place.publicUrl,
      WHATSAPP_GRAPH_URL: place.graphUrl,
    },
    (line) => (line.includes('relay is running') ? (JSON.parse(line) as { url: string }).url : undefined),
  );
}
