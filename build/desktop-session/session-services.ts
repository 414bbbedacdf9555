import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ProcessFamily, RunningProcess } from '../processes/process-family.ts';
import { runCommand } from '../processes/run-command.ts';

/** Services answer within a tenth of a second; this is for a machine that is very busy. */
const SERVICE_TIMEOUT_MS = 15_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** A message bus of its own, so that nothing leaks into or out of a person's session. Resolves to its address. */
export async function startMessageBus(family: ProcessFamily, folder: string, env: Environment, logFile: string): Promise<string> {
  const bus = await family.start({
    name: 'the message bus (dbus-daemon)',
    command: 'dbus-daemon',
    args: ['--session', '--nofork', '--nopidfile', '--print-address=3', `--address=unix:path=${join(folder, 'bus')}`],
    env,
    logFile,
    reportsOnDescriptor3: true,
  });
  return await bus.report;
}

/** Waits until a service has taken its name on the bus; the bus offers no other sign that works for every daemon. */
async function whenOnBus(service: RunningProcess, busName: string, env: Environment): Promise<void> {
  let hasEnded = false;
  void service.ended.then(() => (hasEnded = true));
  const deadline = performance.now() + SERVICE_TIMEOUT_MS;
  for (;;) {
    const { output } = await runCommand(
      'dbus-send',
      ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', `string:${busName}`],
      { env },
    );
    if (output.includes('true')) return;
    if (hasEnded || performance.now() > deadline) throw new Error(`${service.name} did not come up.\n${service.lastLines()}`);
    await wait(30);
  }
}

/** The password of this session's keychain: random, made once, readable by its owner alone. */
function keychainPassword(stateFolder: string): string {
  const file = join(stateFolder, 'keychain-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/**
 * An unlocked Secret Service whose keyrings live below the state folder: the next start with the same folder finds the same secrets.
 * The password goes in through standard input.
 */
export async function startKeychain(family: ProcessFamily, stateFolder: string, env: Environment, logFile: string): Promise<void> {
  const home = join(stateFolder, 'data');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const keychain = await family.start({
    name: 'the keychain (gnome-keyring-daemon)',
    command: 'gnome-keyring-daemon',
    args: ['--foreground', '--unlock', '--components=secrets'],
    env: { ...env, XDG_DATA_HOME: home },
    input: keychainPassword(stateFolder),
    logFile,
  });
  await whenOnBus(keychain, 'org.freedesktop.secrets', env);
}

/** A notification daemon, so that notifications are shown, and can be observed on the bus. */
export async function startNotifications(family: ProcessFamily, env: Environment, logFile: string): Promise<void> {
  const daemon = await family.start({
    name: 'the notification daemon (dunst)',
    command: 'dunst',
    args: ['-conf', fileURLToPath(new URL('./dunstrc', import.meta.url))],
    env,
    logFile,
  });
  await whenOnBus(daemon, 'org.freedesktop.Notifications', env);
}
