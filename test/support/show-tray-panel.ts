import { Message, MessageType, sessionBus, Variant } from '@jellybrick/dbus-next';
import { onTestFinished } from 'vitest';

const watcherName = 'org.kde.StatusNotifierWatcher';
const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';

/** A panel that shows tray icons, as a person uses it: looks at tooltips, clicks icons and entries of their menus. */
export type TrayPanel = {
  /** Names on the bus of what has an icon in it now: the icon of a program that ended is gone, as with any panel. */
  readonly icons: () => readonly string[];
  readonly click: (icon: string) => Promise<void>;
  /** Labels of an icon's menu, separators left out. */
  readonly menu: (icon: string) => Promise<readonly string[]>;
  readonly choose: (icon: string, label: string) => Promise<void>;
  /** The panel goes, the service that collects icons stays. */
  readonly hideIcons: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Opens such a panel on the session's bus: the watcher of the StatusNotifierItem specification (freedesktop.org) with a host, the two that KDE, GNOME's extension and others
 * bring. It is closed at the end of the test.
 */
export async function showTrayPanel(): Promise<TrayPanel> {
  const bus = sessionBus();
  const icons: string[] = [];
  let showsIcons = true;
  const known: Readonly<Record<string, () => Variant>> = {
    IsStatusNotifierHostRegistered: () => new Variant('b', showsIcons),
    ProtocolVersion: () => new Variant('i', 0),
    RegisteredStatusNotifierItems: () => new Variant('as', icons),
  };
  bus.addMethodHandler((message) => {
    if (message.path !== '/StatusNotifierWatcher') return false;
    const answer = (signature: string, body: unknown[]): boolean => {
      bus.send(Message.newMethodReturn(message, signature, body));
      return true;
    };
    if (message.member === 'Get') return answer('v', [known[String(message.body[1])]?.() ?? new Variant('s', '')]);
    if (message.member === 'GetAll') return answer('a{sv}', [Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value()]))]);
    // Some programs say a path here, and mean themselves.
    if (message.member === 'RegisterStatusNotifierItem') icons.push(message.sender ?? '');
    return answer('', []);
  });
  await bus.requestName(watcherName, 0);
  const busItself = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
  await bus.call(new Message({ ...busItself, member: 'AddMatch', signature: 's', body: ["type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"] }));
  bus.on('message', ({ member, body }: Message) => {
    const [name, , owner] = body as string[];
    if (member === 'NameOwnerChanged' && owner === '' && icons.includes(name ?? '')) icons.splice(icons.indexOf(name ?? ''), 1);
  });
  const ask = async (icon: string, path: string, about: string, member: string, signature: string, body: unknown[]): Promise<unknown[]> => {
    const reply = await bus.call(new Message({ destination: icon, path, interface: about, member, signature, body }));
    if (reply === null || reply.type === MessageType.ERROR) throw new Error(`The icon did not answer ${member}`);
    return reply.body as unknown[];
  };
  const get = async (icon: string, name: string): Promise<unknown> => {
    const [value] = await ask(icon, '/StatusNotifierItem', 'org.freedesktop.DBus.Properties', 'Get', 'ss', [itemInterface, name]);
    return value instanceof Variant ? (value.value as unknown) : value;
  };
  const entries = async (icon: string): Promise<readonly { readonly id: number; readonly label: string; readonly path: string }[]> => {
    const path = String(await get(icon, 'Menu'));
    const [, layout] = (await ask(icon, path, menuInterface, 'GetLayout', 'iias', [0, -1, []])) as [number, [number, unknown, Variant<[number, Record<string, Variant<string>>, unknown]>[]]];
    return layout[2].flatMap((child) => {
      const [id, properties] = child.value;
      const label = properties['label']?.value;
      return label === undefined || label === '' ? [] : [{ id, label: label.replaceAll('_', ''), path }];
    });
  };
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await bus.releaseName(watcherName);
    bus.disconnect();
  };
  onTestFinished(close);
  return {
    icons: () => [...icons],
    click: async (icon) => void (await ask(icon, '/StatusNotifierItem', itemInterface, 'Activate', 'ii', [0, 0])),
    menu: async (icon) => (await entries(icon)).map(({ label }) => label),
    choose: async (icon, label) => {
      const entry = (await entries(icon)).find((each) => each.label === label);
      if (entry === undefined) throw new Error(`The menu has no '${label}'`);
      await ask(icon, entry.path, menuInterface, 'Event', 'isvu', [entry.id, 'clicked', new Variant('s', ''), 0]);
    },
    hideIcons: async () => {
      showsIcons = false;
    },
    close,
  };
}
