import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../../../build/bundle/build-app.ts';
import { fingerprintOf } from '../../../build/bundle/source-fingerprint.ts';
import { openDesktopSession } from '../../../build/desktop-session/open-desktop-session.ts';
import type { DesktopSession } from '../../../build/desktop-session/open-desktop-session.ts';
import type { ElectronRuntime } from '../../../build/electron-runtime/resolve-electron.ts';
import { demoPhoneNumberId } from '../../../relay/directory/demo-company.ts';
import { eventually } from '../../e2e/support/eventually.ts';
import { freePort } from '../../../build/processes/free-port.ts';
import { readCacheKey } from './cache-key.ts';
import { copyFolder } from './copy-folder.ts';
import { makeWorld } from './make-world.ts';
import type { WorldSize } from './make-world.ts';
import { openMeasuredWindow } from './measured-window.ts';
import { pageParts } from './page-parts.ts';
import { freshContactName, receiveFreshMessage } from './receive-news.ts';
import { startRelayProcess } from './relay-process.ts';
import type { RelayProcess } from './relay-process.ts';

/** A company's relay, an enrolled client with a full cache, and the desktop whose keychain holds its secrets. */
export type KeptWorld = {
  readonly session: DesktopSession;
  /** A copy for this run: measuring changes what is read, shown and stored. */
  readonly profile: string;
  /** `quiet`: nothing is new · `news`: the messages of `size.news` wait for the client. One at a time. */
  readonly startRelay: (which: 'quiet' | 'news') => Promise<RelayProcess>;
  readonly cacheKey: () => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** What the kept world is made of; when one of them changes it is made anew. */
const sources = [
  'electron/vault/schema',
  'relay/database/migrations',
  ...['messages', 'conversations', 'contacts'].map((domain) => `shared/domain/${domain}`),
  ...['make-world', 'made-cache', 'made-messages', 'vocabulary', 'fill-kept-cache'].map((name) => `test/bench/client/${name}.ts`),
];

/** Opens the world of this size, making it first when there is none: about ten minutes, once. */
export async function openKeptWorld(request: { readonly size: WorldSize; readonly electron: ElectronRuntime; readonly say: (line: string) => void }): Promise<KeptWorld> {
  const { size, say } = request;
  const name = `${size.messages}-${size.news}-${fingerprintOf(PROJECT, sources).slice(0, 12)}`;
  const folder = join(PROJECT, '.deskline/bench', name);
  const done = join(folder, 'made.json');
  const isMade = existsSync(done);
  if (!isMade) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const session = await openDesktopSession({ stateFolder: join(folder, 'desktop'), virtual: 'always' });
  try {
    if (!isMade) await makeWorld({ ...request, folder, session, port: await freePort() });
    const { port } = JSON.parse(await readFile(done, 'utf8')) as { readonly port: number };
    const profile = join(folder, 'run');
    await rm(profile, { recursive: true, force: true });
    await copyFolder(join(folder, 'profile'), profile);
    const startRelay = (which: 'quiet' | 'news'): Promise<RelayProcess> => startRelayProcess({ dataDir: join(folder, `relay-${which}`), port, logFile: join(folder, 'relay.log') });
    await freshenProfile(await startRelay('quiet'), profile, request.electron, session);
    return {
      session,
      profile,
      startRelay,
      cacheKey: () => readCacheKey(profile, session.env),
      close: async () => {
        await session.close();
        await rm(profile, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await session.close();
    say(`What was written is in ${folder}`);
    throw error;
  }
}

/** A first start of this run: it brings one conversation of today, and reads everything from the disk once. */
async function freshenProfile(relay: RelayProcess, profile: string, electron: ElectronRuntime, session: DesktopSession): Promise<void> {
  try {
    await receiveFreshMessage(relay, demoPhoneNumberId);
    const window = await openMeasuredWindow({ electron, session, app: PROJECT, args: [`--profile=${profile}`] });
    await eventually('the fresh conversation is on top', async () => await window.page.evaluate<boolean>(`document.querySelector(${JSON.stringify(pageParts.inboxRow)})?.textContent.includes(${JSON.stringify(freshContactName)}) === true`), 60_000);
    await window.close();
  } finally {
    await relay.stop();
  }
}
