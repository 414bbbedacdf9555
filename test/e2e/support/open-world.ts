import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Role } from '../../../shared/domain/people/person.ts';
import type { PolicySettings } from '../../../shared/domain/policy/policy.ts';
import { controlSandbox } from './control-sandbox.ts';
import type { SandboxControl } from './control-sandbox.ts';
import { eventually } from './eventually.ts';
import { freePort } from '../../../build/processes/free-port.ts';
import { runAsProcesses } from './run-as-processes.ts';
import { runInThisProcess } from './run-in-this-process.ts';

/** The embedded database begins in four seconds; beside a whole test suite on two cores in many more. */
const startsWithinMs = 90_000;
const secrets = { appSecret: 'CANARY-app-secret-5f1c', accessToken: 'CANARY-access-token-91ab', verifyToken: 'CANARY-verify-token-77de' };

/** Words that must never appear in a log, an argument list, an environment of the client's or an error text. */
export const relayCanaries: readonly string[] = Object.values(secrets);

/** What both ways of running the servers need. */
export type ServerSettings = typeof secrets & { readonly folder: string; readonly dataDir: string; readonly sandboxPort: number; readonly relayPort: number };

/** The stand-in for Meta and the relay, however they run. */
export type Servers = {
  readonly startRelay: () => Promise<void>;
  readonly killRelay: () => Promise<void>;
  readonly moveClockTo: (instant: number) => void;
  readonly close: () => Promise<void>;
};

export type World = {
  readonly sandbox: SandboxControl;
  readonly relayUrl: string;
  /** Ends the relay's process without a chance to tidy up. */
  readonly killRelay: () => Promise<void>;
  readonly startRelay: () => Promise<void>;
  /** Only in a world opened with `startsAt`. */
  readonly moveClockTo: (instant: number) => void;
  /** A one-time code for the demo company's person of a role. */
  readonly enrolmentCode: (role: Role) => Promise<string>;
  readonly pushPolicy: (settings: PolicySettings) => Promise<number>;
  /** GET or POST with the operator's token. */
  readonly operator: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>;
  readonly relayLog: () => Promise<string>;
};

/**
 * Everything but the client: the stand-in for Meta, a relay on its embedded database, and the demo company. It ends with the test.
 *
 * By default both servers are processes of their own, which can be killed. With `startsAt` they run in this process on a clock that the test moves.
 */
export async function openWorld(options: { readonly startsAt?: number } = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'deskline-world-'));
  const settings: ServerSettings = { ...secrets, folder, dataDir: join(folder, 'relay'), sandboxPort: await freePort(), relayPort: await freePort() };
  const relayUrl = `http://127.0.0.1:${settings.relayPort}`;
  const servers = options.startsAt === undefined ? runAsProcesses(settings) : await runInThisProcess(settings, options.startsAt);
  onTestFinished(async () => {
    await servers.close();
    await rm(folder, { recursive: true, force: true });
  });
  const sandbox = controlSandbox(`http://127.0.0.1:${settings.sandboxPort}`);
  await eventually('the sandbox is ready', () => sandbox.isHealthy(), startsWithinMs);
  const startRelay = async (): Promise<void> => {
    await servers.startRelay();
    await eventually('the relay is ready', async () => (await fetch(`${relayUrl}/readyz`, { signal: AbortSignal.timeout(2000) })).ok, startsWithinMs);
  };
  await startRelay();
  const operator: World['operator'] = async (method, path, body) => {
    const token = (await readFile(join(settings.dataDir, 'operator-token'), 'utf8')).trim();
    const answer = await fetch(`${relayUrl}${path}`, {
      method,
      signal: AbortSignal.timeout(10_000),
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
    return answer.status === 204 ? null : await answer.json();
  };
  const company = (await operator('POST', '/v1/admin/demo-company', {})) as { people: { id: string; role: Role }[] };
  return {
    sandbox,
    relayUrl,
    startRelay,
    killRelay: servers.killRelay,
    moveClockTo: servers.moveClockTo,
    enrolmentCode: async (role) => {
      const personId = company.people.find((person) => person.role === role)?.id;
      return ((await operator('POST', '/v1/admin/enrolment-codes', { personId })) as { code: string }).code;
    },
    pushPolicy: async (policySettings) => ((await operator('POST', '/v1/admin/policy', { settings: policySettings })) as { revision: number }).revision,
    operator,
    relayLog: () => readFile(join(folder, 'relay.log'), 'utf8'),
  };
}
