import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { PROJECT } from '../bundle/build-app.ts';
import { launchDriven } from '../electron-runtime/launch-driven.ts';
import { freePort } from '../processes/free-port.ts';
import { openProcessFamily } from '../processes/process-family.ts';
import { enrolDemoProfile } from '../start/enrol-profile.ts';
import { startBackend } from '../start/start-backend.ts';
import type { DemoRole } from '../start/start-options.ts';
import { stateFolder } from '../start/state-folder.ts';

/** The demo company on a relay of its own, with its customers talking, in a folder that goes when it is closed. */
export type Demo = {
  readonly relayUrl: string;
  readonly sandboxUrl: string;
  /** Opens the real client of one role and enrols it. */
  readonly open: (role: DemoRole) => Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
  /** A request of the operator to the relay: POST with a body. */
  readonly operate: (path: string, body: object) => Promise<void>;
  /** Ends the relay as a power cut would. */
  readonly cutRelay: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** @param env what the windows get: a display, a message bus, a keychain. */
export async function openDemo(env: Readonly<Record<string, string | undefined>>): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'deskline-demo-'));
  const family = openProcessFamily();
  const apps: ElectronApplication[] = [];
  const close = async (): Promise<void> => {
    for (const app of apps.splice(0)) await app.close().catch(() => undefined);
    await family.stopAll();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const state = stateFolder(folder);
    const backend = await startBackend({ project: PROJECT, family, state, relayPort: await freePort(), sandboxPort: await freePort(), withScript: true });
    const set = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    return {
      relayUrl: backend.relayUrl,
      sandboxUrl: backend.sandboxUrl,
      open: async (role) => {
        const profile = state.profile(role);
        await enrolDemoProfile({ relayUrl: backend.relayUrl, relayData: state.relayData, role, profile });
        const driven = await launchDriven({ project: PROJECT, profile, env: set });
        apps.push(driven.app);
        return driven;
      },
      operate: (path, body) => operate({ relayUrl: backend.relayUrl, relayData: state.relayData, path, body }),
      cutRelay: async () => {
        const relay = backend.processes[0];
        if (relay === undefined) return;
        process.kill(relay.pid, 'SIGKILL');
        await relay.ended;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function operate(request: { readonly relayUrl: string; readonly relayData: string; readonly path: string; readonly body: object }): Promise<void> {
  const token = readFileSync(join(request.relayData, 'operator-token'), 'utf8').trim();
  const answer = await fetch(`${request.relayUrl}${request.path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
    signal: AbortSignal.timeout(15_000),
  });
  if (!answer.ok) throw new Error(`POST ${request.path} answered ${answer.status}`);
}
