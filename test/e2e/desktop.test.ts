import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PolicySettings } from '../../shared/domain/policy/policy.ts';
import { weekdays } from '../../shared/domain/quiet-hours/weekdays.ts';
import { showTrayPanel } from '../support/show-tray-panel.ts';
import { eventually } from './support/eventually.ts';
import { readFromMain } from './support/ask-main.ts';
import { openDesk } from './support/open-desk.ts';
import type { Desk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import { screen } from './support/screen.ts';
import { watchNotifications } from './support/watch-notifications.ts';

/** A command to the notification daemon of the virtual desktop, as a person gives it with the mouse. */
const dunst = (...command: readonly string[]) => promisify(execFile)('dunstctl', [...command]);
const isVisible = (desk: Desk) => desk.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
const closeWindow = (desk: Desk) => desk.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const zoomOf = (desk: Desk) => desk.app().evaluate(({ BrowserWindow }) => Math.round((BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0) * 100));
const chooseInMenu = (desk: Desk, accelerator: string) =>
  desk.app().evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    items.find((item) => item.accelerator === wanted)?.click();
  }, accelerator);

describe('desktop', () => {
  it('closing leaves it behind its icon: the tray and a notification both lead back, and the size of the text is kept', async () => {
    const world = await openWorld();
    const panel = await showTrayPanel();
    const toasts = await watchNotifications();
    const configFolder = await mkdtemp(join(tmpdir(), 'deskline-config-'));
    onTestFinished(() => rm(configFolder, { recursive: true, force: true }));
    const desk = await openDesk(world, { environment: { XDG_CONFIG_HOME: configFolder } });
    await world.sandbox.customer({ key: 'kaya', name: 'Elif Kaya', phone: '491701234567' });
    await world.sandbox.customer({ key: 'rui', name: 'Rui Fonseca', phone: '351912345678' });
    await eventually('the panel has our icon', () => panel.icons().length === 1);
    const [icon = ''] = panel.icons();
    await world.sandbox.speak('rui', { type: 'text', body: 'Bom dia' });
    await eventually('the menu counts', async () => (await panel.menu(icon)).includes('Open Deskline (1 unread)'));
    await expect.poll(() => panel.menu(icon)).toEqual(['Open Deskline (1 unread)', expect.stringMatching(/^At work/), 'Quit']);

    // The settings ask the system, and say what it answered.
    await desk.page().getByRole('button', { name: 'Settings', exact: true }).click();
    await desk.page().getByRole('button', { name: 'Show a test notification' }).click();
    await desk.page().getByText(/Your system has taken it/).waitFor();
    await expect.poll(() => toasts.seen()).toContainEqual({ title: 'Deskline', body: 'This is how Deskline tells you that somebody wrote.' });
    const login = desk.page().getByRole('switch', { name: 'Start when you log in' });
    await login.click({ force: true });
    const autostart = join(configFolder, 'autostart', 'deskline.desktop');
    await eventually('the login starts it', async () => (await readFile(autostart, 'utf8')).includes(`"--profile=${desk.profile}" "--in-background"`));
    await eventually('the settings show it', () => login.isChecked());
    await desk.page().getByText('Compact', { exact: true }).click();
    await desk.page().locator('html[data-density="compact"]').waitFor();

    // The first time it is said what closing does.
    await closeWindow(desk);
    await desk.page().getByRole('dialog', { name: 'Keep Deskline running?' }).getByRole('button', { name: 'Keep running' }).click();
    await eventually('the window is gone', async () => !(await isVisible(desk)));

    await dunst('close-all');
    // The desktop's own daemon presses the notification: ActionInvoked 'default' comes over the bus.
    await world.sandbox.speak('kaya', { type: 'text', body: 'Die Heizung gluckert' });
    await eventually('it is announced', () => toasts.seen().some(({ title }) => title === 'Elif Kaya'));
    // On the bus is not yet on the screen; and what is shown goes by itself after seconds.
    await eventually('it is on the screen', async () => Number((await dunst('count', 'displayed')).stdout) > 0);
    await dunst('action', '0');
    await screen(desk.page()).message(/Die Heizung gluckert/).waitFor();
    await eventually('the window is back', () => isVisible(desk));

    for (const direction of ['CmdOrCtrl+Plus', 'CmdOrCtrl+Plus']) await chooseInMenu(desk, direction);
    await eventually('the text is larger', async () => (await zoomOf(desk)) === 125);
    await closeWindow(desk);
    await eventually('it closes without asking again', async () => !(await isVisible(desk)));
    await panel.click(icon);
    await eventually('a click on the icon opens it', () => isVisible(desk));

    // Started by the login it stays out of sight; from the tray it comes, as large as it was.
    await desk.quit();
    await desk.start(['--in-background']);
    await eventually('the panel has the new icon, and it alone', () => panel.icons().length === 1 && panel.icons()[0] !== icon);
    await screen(desk.page()).conversation(/Elif Kaya/).waitFor();
    expect(await isVisible(desk)).toBe(false);
    await eventually('the text is as large as it was', async () => (await zoomOf(desk)) === 125);
    await desk.page().locator('html[data-density="compact"]').waitFor();
    const [newIcon = ''] = panel.icons();
    await eventually('the new menu counts', async () => (await panel.menu(newIcon)).includes('Open Deskline (1 unread)'));
    await panel.choose(newIcon, 'Open Deskline (1 unread)');
    await eventually('the menu opens it', () => isVisible(desk));
    // Without a panel nobody would find it again: closing ends it.
    await panel.close();
    const ended = new Promise((resolve) => desk.app().process().once('exit', resolve));
    await closeWindow(desk);
    await ended;
  });

  it('links lead to conversations: from other programs, at the start, through the gate of quiet hours; an unknown number says so', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await world.sandbox.customer({ key: 'kaya', name: 'Elif Kaya', phone: '491701234567' });
    await world.sandbox.speak('kaya', { type: 'text', body: 'Die Heizung gluckert' });
    await screen(desk.page()).conversation(/Elif Kaya/).waitFor();

    await desk.startAgain(['tel:+49-170-1234567']);
    await screen(desk.page()).message(/Die Heizung gluckert/).waitFor();

    await desk.startAgain(['https://wa.me/4915199999999']);
    const notice = desk.page().getByRole('dialog', { name: /No conversation with/ });
    await notice.getByText(/Nobody has written from this number/).waitFor();
    await notice.getByRole('button', { name: 'Begin a conversation' }).click();
    const begin = desk.page().getByRole('dialog', { name: 'Begin a conversation' });
    expect(await begin.getByRole('textbox', { name: 'Phone number' }).inputValue()).toBe('+4915199999999');
    await desk.page().keyboard.press('Escape');
    await begin.waitFor({ state: 'detached' });
    await desk.startAgain(['deskline://wipe/everything']);
    await desk.page().getByRole('dialog', { name: 'Deskline cannot follow this link' }).getByRole('button', { name: 'OK' }).click();

    const { conversations } = await readFromMain(desk.page(), 'conversations.list', { limit: 1, before: null });
    const id = conversations[0]?.conversation.id ?? '';
    await world.pushPolicy(offAlways);
    await desk.page().getByRole('heading', { name: 'You are off.' }).waitFor();
    await desk.quit();
    await desk.start([`deskline://conversation/${id}`]);
    await desk.page().getByRole('heading', { name: 'You are off.' }).waitFor();
    expect(await desk.page().getByText('gluckert').count()).toBe(0);
    await desk.page().getByRole('button', { name: 'Look anyway' }).click();
    await screen(desk.page()).message(/Die Heizung gluckert/).waitFor();

    // A number that somebody clicked on is nobody's business afterwards.
    expect(await world.relayLog()).not.toMatch(/491701234567|4915199999999/);
    expect(await readFile(join(desk.profile, 'logs', 'main.log'), 'utf8')).not.toMatch(/170-?1234567|15199999999/);
  });
});

const offAlways: PolicySettings = {
  retention: { messageDays: 30, attachmentDays: 7 },
  quiet: { schedule: { zone: 'Europe/Berlin', weekly: Object.fromEntries(weekdays.map((day) => [day, []])) as unknown as PolicySettings['quiet']['schedule']['weekly'] } },
  notify: { content: 'sender', sound: true },
};
