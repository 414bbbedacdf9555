import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../bootstrap/hold-lock.js';
import { openProcessFamily } from '../processes/process-family.ts';
import { DESKTOP_PACKAGES, ELECTRON_PACKAGES, requirePackages } from './debian-packages.ts';
import { startKeychain, startMessageBus, startNotifications } from './session-services.ts';
import { startVirtualScreen, type ScreenSize } from './virtual-screen.ts';

export type DesktopSessionOptions = {
  /** Keeps the keychain and the logs of a virtual session between two starts. One session at a time may use it. */
  readonly stateFolder: string;
  /** 'when-needed': the person's own desktop where there is one. 'always': a virtual one, apart from any desktop (tests). Linux only. */
  readonly virtual: 'when-needed' | 'always';
  readonly size?: ScreenSize;
  readonly env?: NodeJS.ProcessEnv;
};

export type DesktopSession = {
  /** The environment for programs that belong into this session. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ':1', or undefined when the platform has no such thing. */
  readonly display: string | undefined;
  readonly isVirtual: boolean;
  /** What was started and why, in words. */
  readonly account: string;
  /** Writes a picture of the virtual screen. Whoever looks at the file never sees half of one. Undefined on a person's own desktop. */
  readonly writePicture: ((file: string) => void) | undefined;
  /** Ends everything that was started. Can be called twice. */
  readonly close: () => Promise<void>;
};

const DEFAULT_SIZE: ScreenSize = { width: 1440, height: 900 };
const FOLDER_PREFIX = 'deskline-session-';

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** Folders of sessions that ended by SIGKILL: their process is gone, their sockets are of no use. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${FOLDER_PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** The parts of the environment that would lead a program back to the person's own desktop. */
const FOREIGN = ['WAYLAND_DISPLAY', 'DESKTOP_SESSION', 'XDG_SESSION_TYPE', 'XDG_CURRENT_DESKTOP', 'GNOME_KEYRING_CONTROL', 'SESSION_MANAGER'];

async function openVirtual(options: DesktopSessionOptions, why: string): Promise<DesktopSession> {
  const { stateFolder, size = DEFAULT_SIZE } = options;
  await requirePackages([...ELECTRON_PACKAGES, ...DESKTOP_PACKAGES], true);
  removeLeftovers();
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  // In the temporary folder because a socket's path may have 108 bytes at most.
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  const family = openProcessFamily();
  const close = async () => {
    await family.stopAll();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const logs = join(stateFolder, 'logs');
    const screen = await startVirtualScreen(family, folder, size, join(logs, 'xvfb.log'));
    const env: Record<string, string | undefined> = {
      ...(options.env ?? process.env),
      DISPLAY: screen.display,
      XAUTHORITY: screen.authority,
      XDG_RUNTIME_DIR: folder,
      // Without a known desktop name the app would look for the wrong kind of keychain.
      XDG_CURRENT_DESKTOP: 'GNOME',
      GDK_BACKEND: 'x11',
      ...Object.fromEntries(FOREIGN.filter((name) => name !== 'XDG_CURRENT_DESKTOP').map((name) => [name, undefined])),
    };
    env['DBUS_SESSION_BUS_ADDRESS'] = await startMessageBus(family, folder, env, join(logs, 'dbus.log'));
    await Promise.all([startKeychain(family, stateFolder, env, join(logs, 'keychain.log')), startNotifications(family, env, join(logs, 'notifications.log'))]);
    const writePicture = (file: string) => {
      writeFileSync(`${file}.part`, screen.picture());
      renameSync(`${file}.part`, file);
    };
    const account = `${why}: a virtual screen (Xvfb ${screen.display}), a message bus, a keychain and a notification daemon of its own.`;
    return { env, display: screen.display, isVirtual: true, account, writePicture, close };
  } catch (error) {
    const log = join(stateFolder, 'logs/xvfb.log');
    await close();
    if (error instanceof Error && existsSync(log)) error.message += `\n${readFileSync(log, 'utf8').trimEnd().split('\n').slice(-4).join('\n')}`;
    throw error;
  }
}

/**
 * A desktop for the app: the person's own, or on Linux without one a virtual desktop that has what the app relies on.
 * @throws Stop when system packages are missing and may not be installed.
 */
export async function openDesktopSession(options: DesktopSessionOptions): Promise<DesktopSession> {
  const env = options.env ?? process.env;
  if (process.platform !== 'linux') {
    return { env, display: undefined, isVirtual: false, account: 'The desktop of this computer.', writePicture: undefined, close: async () => undefined };
  }
  const display = filled(env['DISPLAY']) ?? filled(env['WAYLAND_DISPLAY']);
  if (options.virtual === 'always') return await openVirtual(options, 'A desktop apart from any other');
  if (display === undefined) return await openVirtual(options, 'There is no display here');
  await requirePackages(ELECTRON_PACKAGES, false);
  return { env, display, isVirtual: false, account: `The desktop on ${display}.`, writePicture: undefined, close: async () => undefined };
}
