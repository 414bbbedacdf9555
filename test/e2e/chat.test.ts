import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import type { World } from './support/open-world.ts';
import { screen } from './support/screen.ts';

const hour = 3_600_000;
/** The number that the sandbox plays by default. */
const numberOfTheDemo = { phoneNumberId: '106540352242922', businessAccountId: '102290129340398', displayPhoneNumber: '15550783881' };
/** How many messages the long conversation has: more than three times what the page keeps. */
const many = 1000;

/** A conversation over twenty days, two messages an hour, oldest first, in webhooks of 250 messages each. Some are long; the newest answers the oldest. */
async function fillConversation(world: World): Promise<void> {
  await world.sandbox.customer({ key: 'long', name: 'Greta Vogel', phone: '491701112233' });
  const now = Date.now();
  const messages = Array.from({ length: many }, (_, count) => ({
    from: '491701112233', id: `wamid.CHAT${count}`, type: 'text', timestamp: String(Math.floor((now - (many - count) * (hour / 2) - hour) / 1000)),
    text: { body: `Line ${count} ${'of a long letter about the flat '.repeat(count % 7)}` },
    ...(count === many - 1 ? { context: { from: '4930123456', id: 'wamid.CHAT0' } } : {}),
  }));
  for (let start = 0; start < many; start += 250) {
    const value = {
      messaging_product: 'whatsapp', metadata: { display_phone_number: numberOfTheDemo.displayPhoneNumber, phone_number_id: numberOfTheDemo.phoneNumberId },
      contacts: [{ profile: { name: 'Greta Vogel' }, wa_id: '491701112233' }], messages: messages.slice(start, start + 250),
    };
    await world.sandbox.post('/webhooks', { body: { object: 'whatsapp_business_account', entry: [{ id: numberOfTheDemo.businessAccountId, changes: [{ field: 'messages', value }] }] } });
  }
  await world.sandbox.flush();
}

/** Scrolls, and tells which message is then in sight and where it stands. */
const scrollTo = (page: Page, where: 'up' | 'down') => page.locator('.thread-scroll').evaluate((list, way) => {
  list.scrollTop = way === 'up' ? 300 : list.scrollHeight - list.clientHeight - 300;
  const { top } = list.getBoundingClientRect();
  const items = [...list.querySelectorAll<HTMLElement>('[data-message]')];
  const item = items.find((each) => each.getBoundingClientRect().top >= top + 60);
  return { id: item?.dataset['message'] ?? '', top: item?.getBoundingClientRect().top ?? 0, first: items[0]?.dataset['message'], last: items.at(-1)?.dataset['message'], rows: items.length };
}, where);
const moved = async (page: Page, before: { readonly id: string; readonly top: number }) =>
  Math.abs((await page.locator(`[data-message="${before.id}"]`).evaluate((item) => item.getBoundingClientRect().top)) - before.top);
const edge = async (page: Page, side: 'first' | 'last') => page.locator('[data-message]')[side]().getAttribute('data-message');
/** What has the focus, if it is in sight. */
const focused = (page: Page) => page.evaluate(() => {
  const item = document.activeElement;
  const list = document.querySelector('.thread-scroll')?.getBoundingClientRect();
  const box = item?.getBoundingClientRect();
  return item instanceof HTMLElement && list !== undefined && box !== undefined && box.top < list.bottom && box.bottom > list.top ? (item.getAttribute('aria-label') ?? '') : 'out of sight';
});

describe('chat: a conversation of a thousand messages', () => {
  it('is read in both directions without a jump, and every place in it is one step away', async () => {
    const world = await openWorld();
    await fillConversation(world);
    const desk = await openDesk(world);
    const page = desk.page();
    await screen(page).conversation(/Greta Vogel.*Line 999/).click();
    // It opens where the unread ones begin, and says how many there are.
    await screen(page).message(/Line 0⁩/).waitFor();
    await page.getByText(`${many} new messages`).first().waitFor();
    await page.getByRole('button', { name: `${many} new messages` }).click();
    const newest = screen(page).message(new RegExp(`Line ${many - 1} `));
    await newest.waitFor();

    let most = 0;
    for (const [way, side] of [['up', 'first'], ['down', 'last']] as const) {
      for (let turn = 0; turn < 9; turn += 1) {
        const before = await scrollTo(page, way);
        most = Math.max(most, before.rows);
        if (way === 'down' && turn > 2 && (await newest.count()) > 0) break;
        await eventually(`more is there, ${way} ${turn}`, async () => (await edge(page, side)) !== before[side]);
        expect(await moved(page, before), `${way} ${turn}`).toBeLessThanOrEqual(1);
      }
    }
    expect(most).toBeGreaterThan(200);
    expect(most).toBeLessThanOrEqual(300);

    // Somebody reads further up while a message comes: nothing moves, and it is counted.
    const reading = await scrollTo(page, 'up');
    await world.sandbox.speak('long', { type: 'text', body: 'Are you still there?' });
    await page.getByRole('button', { name: '1 new message' }).waitFor();
    expect(await moved(page, reading)).toBeLessThanOrEqual(1);
    await page.getByRole('button', { name: '1 new message' }).click();
    await screen(page).message(/Are you still there/).waitFor();

    // A quote leads to a message that is far outside of what is loaded.
    await newest.getByRole('button', { name: /Line 0/ }).click();
    await eventually('the quoted message is in sight and has the focus', async () => (await focused(page)).includes('Line 0⁩'));
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('Line 1 of');

    await page.getByRole('button', { name: 'Go to a date', exact: true }).click();
    const wanted = new Date(Date.now() - 9 * 24 * hour);
    const date = `${wanted.getFullYear()}-${String(wanted.getMonth() + 1).padStart(2, '0')}-${String(wanted.getDate()).padStart(2, '0')}`;
    await page.getByLabel('Date', { exact: true }).fill(date);
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' }).format(wanted);
    await eventually('the first message of that day has the focus', async () => (await focused(page)).includes(`${day} 12:`));

    // What one writes is seen where it is, at the end, wherever one has been reading.
    await screen(page).send('Yes, on Thursday.');
    await eventually('the own message is in sight', () => screen(page).message(/Yes, on Thursday/).isVisible());
  });
});
