import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PolicySettings } from '../../shared/domain/policy/policy.ts';
import { weekdays } from '../../shared/domain/quiet-hours/weekdays.ts';
import type { Interval } from '../../shared/domain/quiet-hours/schedule.ts';
import { eventually } from './support/eventually.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import { readFromMain } from './support/ask-main.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import { screen } from './support/screen.ts';
import { watchNotifications } from './support/watch-notifications.ts';
import { violationsInEachLook } from './support/violations.ts';

const everyDay = (intervals: Interval[]): PolicySettings['quiet'] => ({
  schedule: { zone: 'Europe/Berlin', weekly: Object.fromEntries(weekdays.map((day) => [day, intervals])) as PolicySettings['quiet']['schedule']['weekly'] },
});
const settings = (quiet: PolicySettings['quiet']): PolicySettings => ({
  retention: { messageDays: 30, attachmentDays: 7 },
  quiet,
  notify: { content: 'sender', sound: true },
});
/** Monday 23 November 2026, 08:00 in Berlin. */
const mondayEight = Date.UTC(2026, 10, 23, 7);

describe('point 5, quiet hours', () => {
  it('outside working hours nothing is perceptible; at the start of work there is one summary', async () => {
    // The relay's clock is moved by hand; the client goes by the relay's time.
    const world = await openWorld({ startsAt: mondayEight - 10 * 60 * 60 * 1000 });
    const toasts = await watchNotifications();
    const desk = await openDesk(world);
    await world.pushPolicy(settings(everyDay([{ start: '08:00', end: '18:00' }])));
    const page = desk.page();
    await page.getByRole('heading', { name: /You are off until/ }).waitFor();

    for (const [key, name] of [['boiler', 'Tom Reed'], ['viewing', 'Greta Vogel']] as const) {
      await world.sandbox.customer({ key, name, phone: `4917000000${name.length}` });
      await world.sandbox.speak(key, { type: 'text', body: `${name} writes at night` });
    }
    await world.sandbox.speak('boiler', { type: 'text', body: 'And once more' });
    await world.sandbox.flush();
    await eventually('the client has fetched them', async () => (await heldMessages(page)) === 3);
    expect(await page.title()).toBe('Deskline');
    expect(toasts.seen()).toEqual([]);
    // No count anywhere behind or on the gate.
    expect(await page.getByText(/unread|new message/).count()).toBe(0);

    await page.getByRole('button', { name: 'Look anyway' }).click();
    await screen(page).conversation(/Greta Vogel/).waitFor();
    expect(await page.title()).toBe('Deskline');

    world.moveClockTo(mondayEight + 60_000);
    await eventually('one summary is shown', () => toasts.seen().length > 0);
    expect(toasts.seen()).toEqual([{ title: 'Deskline', body: '3 messages from 2 clients' }]);
    await eventually('the title counts again', async () => (await page.title()) === '(3) Deskline');

    await world.sandbox.speak('viewing', { type: 'text', body: 'At work again' });
    await eventually('the next one is announced at once', () => toasts.seen().length === 2);
  });

  it('why a message was held is kept', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await world.pushPolicy(settings(everyDay([])));
    const page = desk.page();
    await page.getByRole('heading', { name: 'You are off.' }).waitFor();
    expect(await violationsInEachLook(page)).toEqual([]);
    await world.sandbox.customer({ key: 'late', name: 'Late Writer', phone: '4915112345678' });
    await world.sandbox.speak('late', { type: 'text', body: 'At an odd hour' });
    await eventually('it is held', async () => (await heldMessages(page)) === 1);
    const { conversations } = await readFromMain(page, 'conversations.list', { limit: 1, before: null });
    await expect.poll(() => readFromMain(page, 'notices.explain', { messageId: conversations[0]?.lastMessage?.id as MessageId })).toMatchObject({ kind: 'hold', reason: 'no-working-hours', until: null });
  });
});

/** Unread messages in the cache, read as the window reads them. */
async function heldMessages(page: Page): Promise<number> {
  const { conversations } = await readFromMain(page, 'conversations.list', { limit: 50, before: null });
  return conversations.reduce((sum, one) => sum + one.unread, 0);
}
