import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../../../build/bundle/build-app.ts';
import type { DesktopSession } from '../../../build/desktop-session/open-desktop-session.ts';
import type { ElectronRuntime } from '../../../build/electron-runtime/resolve-electron.ts';
import { demoPhoneNumberId, demoSettings } from '../../../relay/directory/demo-company.ts';
import { day } from '../../../shared/kernel/time.ts';
import { eventually } from '../../e2e/support/eventually.ts';
import { readCacheKey } from './cache-key.ts';
import { copyFolder } from './copy-folder.ts';
import { fillKeptCache } from './fill-kept-cache.ts';
import type { CacheShape } from './made-cache.ts';
import { openMeasuredWindow } from './measured-window.ts';
import { receiveNews } from './receive-news.ts';
import { startRelayProcess } from './relay-process.ts';

/** How large a world is. */
export type WorldSize = { readonly messages: number; readonly conversations: number; readonly longest: number; readonly news: number };

const cacheDays = 300;
const newsContacts = 300;

/**
 * Makes in `folder`: `relay-quiet` and `relay-news` (data folders of one relay, without and with the news), `profile` (a client enrolled with it, its cache full), and last
 * `made.json`, without which all of it counts as unfinished.
 */
export async function makeWorld(request: {
  readonly size: WorldSize;
  readonly electron: ElectronRuntime;
  readonly say: (line: string) => void;
  readonly folder: string;
  readonly session: DesktopSession;
  readonly port: number;
}): Promise<void> {
  const { folder, port, say, size, session } = request;
  const logFile = join(folder, 'relay.log');
  const dataDir = join(folder, 'relay-quiet');
  const profile = join(folder, 'profile');
  let relay = await startRelayProcess({ dataDir, port, logFile });
  try {
    const company = (await relay.operator('POST', '/v1/admin/demo-company', {})) as { readonly people: readonly { readonly id: string; readonly role: string }[] };
    const settings = demoSettings(Intl.DateTimeFormat().resolvedOptions().timeZone);
    // Nothing may be purged between two runs, however far they lie apart.
    await relay.operator('POST', '/v1/admin/policy', { settings: { ...settings, retention: { messageDays: 3650, attachmentDays: 3650 } } });
    const personId = company.people.find((person) => person.role === 'employee')?.id;
    const { code } = (await relay.operator('POST', '/v1/admin/enrolment-codes', { personId })) as { readonly code: string };
    await mkdir(profile, { recursive: true, mode: 0o700 });
    await writeFile(join(profile, 'enrolment.json'), JSON.stringify({ relayUrl: relay.url, code }), { mode: 0o600 });
    say('enrolling a client …');
    const window = await openMeasuredWindow({ electron: request.electron, session, app: PROJECT, args: [`--profile=${profile}`] });
    await eventually('the client has its policy', async () => {
      const known = await window.page.evaluate<{ readonly value: { readonly connection: { readonly state: string }; readonly policy: { readonly settings: { readonly retention: { readonly messageDays: number } } } } }>("window.deskline.call('session.read', null).then(JSON.parse)");
      return known.value.connection.state === 'online' && known.value.policy.settings.retention.messageDays === 3650;
    }, 60_000);
    await window.close();
    say(`filling its cache with ${size.messages} messages in ${size.conversations} conversations …`);
    const shape: CacheShape = { messages: size.messages, conversations: size.conversations, longest: size.longest, seed: 20_261_127, until: Date.now() - day / 24, days: cacheDays };
    await fillKeptCache({ profile, key: await readCacheKey(profile, session.env), shape, say });
    await relay.stop();
    await copyFolder(dataDir, join(folder, 'relay-news'));
    say(`letting clients write ${size.news} messages to the relay …`);
    relay = await startRelayProcess({ dataDir: join(folder, 'relay-news'), port, logFile });
    await receiveNews(relay, { count: size.news, contacts: newsContacts, seed: 5, phoneNumberId: demoPhoneNumberId });
  } finally {
    await relay.stop();
  }
  await writeFile(join(folder, 'made.json'), JSON.stringify({ port }));
}
