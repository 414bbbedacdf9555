/** Owner of the D-Bus library: what a Linux desktop's message bus says about itself. */
import type { EventEmitter } from 'node:events';
import type { Message, sessionBus } from '@jellybrick/dbus-next';
import { second } from '../../../shared/kernel/time.ts';
import type { Timers } from '../clock/timers.ts';

/** The bus answers within a few milliseconds; a desktop that hangs must not hold up closing a window. */
const answerTimeMs = 2 * second;
const bus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' } as const;
const trayWatcher = 'org.kde.StatusNotifierWatcher';

/** Whether a panel shows tray icons: the service that collects them is there, and something displays what it collects. False where there is no bus. */
export async function askTrayHost(timers: Timers): Promise<boolean> {
  const watcher = { destination: trayWatcher, path: '/StatusNotifierWatcher', interface: 'org.freedesktop.DBus.Properties' };
  const answer = await ask(timers, { ...watcher, member: 'Get', signature: 'ss', body: [trayWatcher, 'IsStatusNotifierHostRegistered'] });
  return answer instanceof (await loadBus()).Variant && answer.value === true;
}

/** Whether something shows notifications: it runs, or the bus would start it. False where there is no bus. */
export async function askNotificationService(timers: Timers): Promise<boolean> {
  const name = 'org.freedesktop.Notifications';
  if ((await ask(timers, { ...bus, member: 'NameHasOwner', signature: 's', body: [name] })) === true) return true;
  const startable = await ask(timers, { ...bus, member: 'ListActivatableNames' });
  return Array.isArray(startable) && startable.includes(name);
}

/** The library, loaded with the first question: neither a window nor another system has to wait for it. */
const loadBus = () => import('@jellybrick/dbus-next');

/** One question on a connection of its own; the first value of the answer, or null. A fault of the bus is no fault of ours: the answer is null. */
async function ask(timers: Timers, question: ConstructorParameters<typeof Message>[0]): Promise<unknown> {
  let connection: ReturnType<typeof sessionBus> | null = null;
  let cancel = (): void => undefined;
  try {
    const library = await loadBus();
    const opened = library.sessionBus();
    connection = opened;
    const silence = new Promise<null>((resolve) => {
      cancel = timers.after(answerTimeMs, () => resolve(null));
      // The library declares only its own events; a broken connection arrives as this one.
      (opened as EventEmitter).on('error', () => resolve(null));
    });
    const reply = await Promise.race([opened.call(new library.Message(question)), silence]);
    return reply?.body[0] ?? null;
  } catch {
    return null;
  } finally {
    cancel();
    connection?.disconnect();
  }
}
