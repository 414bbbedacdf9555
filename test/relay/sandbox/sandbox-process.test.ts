import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../relay/sandbox/sandbox-environment.ts';

const program = fileURLToPath(new URL('../../../relay/sandbox/sandbox.ts', import.meta.url));
const secrets = { WHATSAPP_APP_SECRET: 'canary-app-secret', WHATSAPP_ACCESS_TOKEN: 'canary-access-token' };

type Ended = { readonly code: number | null; readonly output: string };

/** Runs the program. @param onOutput gets everything printed so far and may end the process. */
function run(environment: Record<string, string>, onOutput: (output: string, stop: () => void) => void = () => undefined): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program], { env: { PATH: process.env['PATH'] ?? '', ...environment } });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      onOutput(output, () => child.kill('SIGTERM'));
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe('the sandbox as a process', () => {
  it('starts, answers its health check and stops with its signal', async () => {
    let health: unknown;
    const ended = await run({ ...secrets, SANDBOX_PORT: '0' }, (output, stop) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url === undefined || health !== undefined) return;
      health = 'asked';
      void fetch(`${url}/sandbox/healthz`).then(async (answer) => {
        health = await answer.json();
        stop();
      });
    });
    expect(health).toEqual({ product: 'deskline-sandbox', webhooksPending: 0 });
    expect(ended.code).toBe(0);
    expect(ended.output).not.toContain('canary');
  });

  it('says in one line that its port is in use', async () => {
    const holder = createServer();
    await new Promise<void>((resume) => holder.listen(0, '127.0.0.1', resume));
    const { port } = holder.address() as AddressInfo;
    expect(await run({ ...secrets, SANDBOX_PORT: String(port) })).toEqual({ code: 1, output: `sandbox: port ${port} is in use; set SANDBOX_PORT to another one.\n` });
    await new Promise((resume) => holder.close(resume));
  });

  it.each([
    [{}, /^WHATSAPP_APP_SECRET is missing/],
    [{ WHATSAPP_APP_SECRET: 'x' }, /^WHATSAPP_ACCESS_TOKEN is missing/],
    [{ ...secrets, SANDBOX_PORT: 'many' }, /^SANDBOX_PORT must be/],
    [{ ...secrets, SANDBOX_HOST: '0.0.0.0' }, /^SANDBOX_HOST must be this machine/],
    [{ ...secrets, SANDBOX_WEBHOOK_URL: 'relay' }, /^SANDBOX_WEBHOOK_URL must be/],
    [{ ...secrets, SANDBOX_SPEED: '0' }, /^SANDBOX_SPEED must be/],
    [{ ...secrets, SANDBOX_SEEDS: '1' }, /^SANDBOX_SEEDS is not a setting of the sandbox/],
  ])('refuses %o in one line', (environment, line) => {
    const read = readEnvironment(environment);
    expect(read.ok ? '' : read.error).toMatch(line);
    expect(read.ok ? '' : read.error).not.toMatch(/canary/);
  });
});
