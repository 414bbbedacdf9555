import { getPassword } from 'keytar';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { childrenOf } from './support/children-of.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld, relayCanaries } from './support/open-world.ts';
import { screen } from './support/screen.ts';

const text = 'Kanarientext-4711 wer das liest';
const phone = '4915198765432';

describe('point 8, secrets', () => {
  it('token and key are in the keychain, and in no argument, environment, log or file', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await world.sandbox.customer({ key: 'eve', name: 'Eve Canary', phone });
    const wamid = await world.sandbox.speak('eve', { type: 'text', body: text });
    await screen(desk.page()).conversation(/Eve Canary/).click();
    await screen(desk.page()).send(`Answer to ${text}`);
    await screen(desk.page()).message(/Answer to.*Read/).waitFor();
    await world.sandbox.fault({ kind: 'answer', on: 'send', code: 131026, details: 'Kanarienfehler' });
    await screen(desk.page()).send('This one fails');
    await screen(desk.page()).message(/This one fails.*Not sent/).waitFor();

    const { id } = JSON.parse(await readFile(join(desk.profile, 'profile.json'), 'utf8')) as { id: string };
    const key = await getPassword('Deskline', `cache-key:${id}`);
    const credential = JSON.parse((await getPassword('Deskline', `device:${id}`)) ?? '{}') as { token?: string };
    expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32);
    expect(credential.token?.length).toBeGreaterThan(30);

    const keyHex = Buffer.from(key ?? '', 'base64').toString('hex');
    const canaries = [key ?? '', keyHex, credential.token ?? '', text, 'Kanarientext', phone, wamid, ...relayCanaries];
    const leaks: string[] = [];
    // A helper process of Chromium or a temporary file of it may be gone since it was listed.
    const look = async (where: string, file: string): Promise<void> => {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      for (const canary of canaries) if (bytes.includes(canary)) leaks.push(`${where}: canary ${canaries.indexOf(canary)}`);
    };
    const main = desk.app().process().pid ?? 0;
    const processes = [main, ...(await childrenOf(main))];
    expect(processes.length).toBeGreaterThan(2);
    for (const process of processes) {
      await look(`arguments of ${process === main ? 'main' : 'a child'}`, `/proc/${process}/cmdline`);
      await look(`environment of ${process === main ? 'main' : 'a child'}`, `/proc/${process}/environ`);
    }
    for (const entry of await readdir(desk.profile, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) await look(`file ${entry.name}`, join(entry.parentPath, entry.name));
    }
    const relayLog = await world.relayLog();
    leaks.push(...canaries.filter((canary) => relayLog.includes(canary)).map((canary) => `the relay’s log: canary ${canaries.indexOf(canary)}`));
    expect(leaks).toEqual([]);
  });

  it('without a keychain the cache is in memory, the screen says so, and the disk holds nothing', async () => {
    const world = await openWorld();
    const desk = await openDesk(world, { environment: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' } });
    await world.sandbox.customer({ key: 'mem', name: 'Memory Only', phone: '4915100000001' });
    await world.sandbox.speak('mem', { type: 'text', body: text });
    await screen(desk.page()).conversation(/Memory Only/).click();
    await screen(desk.page()).message(/Kanarientext/).waitFor();
    await desk.page().getByText('Messages are kept in memory only').first().waitFor();
    await eventually('no cache file exists', async () => !(await readdir(desk.profile, { recursive: true })).some((name) => name.endsWith('.db')));
    await desk.quit();
    for (const entry of await readdir(desk.profile, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) expect((await readFile(join(entry.parentPath, entry.name))).includes('Kanarientext'), entry.name).toBe(false);
    }
  });
});
