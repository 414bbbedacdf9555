import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingFrom } from '../../build/desktop-session/debian-packages.ts';
import { openDesktopSession, type DesktopSession } from '../../build/desktop-session/open-desktop-session.ts';
import { isAlive } from '../../build/processes/process-family.ts';
import { runCommand } from '../../build/processes/run-command.ts';

const secretTool = `import keytar from 'keytar';
const [,, verb, value] = process.argv;
if (verb === 'set') await keytar.setPassword('deskline-test', 'a', value);
console.log(await keytar.getPassword('deskline-test', 'a'));`;

const keychain = async (session: DesktopSession, ...args: readonly string[]): Promise<string> => {
  const { output } = await runCommand(process.execPath, ['--input-type=module', '-e', secretTool, '-', ...args], { env: session.env, cwd: process.cwd() });
  return output.trim();
};

describe.runIf(process.platform === 'linux')('a virtual desktop', () => {
  let stateFolder: string;
  let session: DesktopSession;

  beforeAll(async () => {
    stateFolder = mkdtempSync(join(tmpdir(), 'deskline-desktop-test-'));
    session = await openDesktopSession({ stateFolder, virtual: 'always', size: { width: 320, height: 200 } });
  });
  afterAll(async () => {
    await session.close();
    rmSync(stateFolder, { recursive: true, force: true });
  });

  it('has a display of its own and says what it started', () => {
    expect(session.display).toMatch(/^:\d+$/);
    expect(session.account).toContain(session.display);
    expect(session.env['DBUS_SESSION_BUS_ADDRESS']).toMatch(/^unix:path=/);
    expect(session.env['WAYLAND_DISPLAY']).toBeUndefined();
  });

  it('answers on its bus for notifications', async () => {
    const { code, output } = await runCommand(
      'dbus-send',
      [
        '--session',
        '--print-reply',
        '--dest=org.freedesktop.Notifications',
        '/org/freedesktop/Notifications',
        'org.freedesktop.Notifications.GetServerInformation',
      ],
      { env: session.env },
    );
    expect({ code, isDunst: output.includes('dunst') }).toEqual({ code: 0, isDunst: true });
  });

  it('draws its screen as a PNG of its size', () => {
    const file = join(stateFolder, 'picture.png');
    session.writePicture?.(file);
    const png = readFileSync(file);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 200]);
  });

  it('keeps its keychain over a restart, under a password that only its owner can read', async () => {
    expect(await keychain(session, 'set', 'kept')).toBe('kept');
    await session.close();
    session = await openDesktopSession({ stateFolder, virtual: 'always', size: { width: 320, height: 200 } });
    expect(await keychain(session)).toBe('kept');
    expect(statSync(join(stateFolder, 'keychain-password')).mode & 0o777).toBe(0o600);
  });
});

describe('needed packages', () => {
  it('are missing only when none of their names is installed', () => {
    const needed = [['libasound2t64', 'libasound2'], ['dunst'], ['xvfb']];
    expect(missingFrom(needed, new Set(['libasound2', 'xvfb']))).toEqual([['dunst']]);
  });
});

describe('a process that is gone', () => {
  it('is known to be gone', () => {
    expect([isAlive(process.pid), isAlive(2 ** 22 + 1)]).toEqual([true, false]);
  });
});
