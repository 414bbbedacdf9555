import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.ts';

/** A notification as it went over the message bus to the desktop: the operating system's side of a toast. */
export type SeenNotification = { readonly title: string; readonly body: string };

export type NotificationWatch = { readonly seen: () => readonly SeenNotification[] };

/**
 * Listens on the session's D-Bus for `org.freedesktop.Notifications.Notify`, with the ordinary `dbus-monitor`. What it sees has left our process: nothing of ours can
 * make it up.
 */
export async function watchNotifications(): Promise<NotificationWatch> {
  const rules = ["type='method_call',interface='org.freedesktop.Notifications',member='Notify'", "type='method_call',interface='org.freedesktop.DBus.Peer',member='Ping'"];
  const monitor = spawn('dbus-monitor', ['--session', ...rules], { stdio: ['ignore', 'pipe', 'inherit'] });
  const seen: SeenNotification[] = [];
  let strings: string[] | null = null;
  let hears = false;
  createInterface({ input: monitor.stdout }).on('line', (line) => {
    hears ||= line.includes('member=Ping');
    if (/^(method call|signal|method return|error) /.test(line)) {
      strings = line.includes('member=Notify') ? [] : null;
      return;
    }
    const text = /^ {3}string "(.*)"$/s.exec(line)?.[1];
    if (strings === null || text === undefined) return;
    strings.push(text);
    // Notify(app_name, replaces_id, app_icon, summary, body, …): the fourth string is the body.
    if (strings.length === 4) {
      seen.push({ title: strings[2] ?? '', body: strings[3] ?? '' });
      strings = null;
    }
  });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => monitor.once('exit', resolve));
    monitor.kill();
    await ended;
  });
  await eventually('the monitor hears the bus', async () => {
    await ping();
    return hears;
  });
  return { seen: () => [...seen] };
}

/** Something harmless to hear. */
async function ping(): Promise<void> {
  await promisify(execFile)('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.Peer.Ping']);
}
