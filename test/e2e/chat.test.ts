import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { readFromMain } from './support/ask-main.ts';
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

/** Presses the arrow key as soon as the message that is meant has got the focus: a person's key may come there, a driver's never does for certain. */
const goOnAtOnce = (page: Page, words: string) => page.evaluate((meant) => {
  document.addEventListener('focusin', function go({ target }) {
    if (!(target instanceof HTMLElement) || target.getAttribute('aria-label')?.includes(meant) !== true) return;
    document.removeEventListener('focusin', go);
    queueMicrotask(() => {
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
      document.documentElement.dataset['goneOn'] = 'yes';
    });
  });
}, words);
/** Two frames, so that what waited for one has been done. */
const afterFrames = (page: Page) => page.evaluate(() => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(resolve));
}));

describe('chat: a conversation of a thousand messages', () => {
  it('is read in both directions without a jump, and every place in it is one step away', async () => {
    const world = await openWorld();
    await fillConversation(world);
    const desk = await openDesk(world);
    const page = desk.page();
    // The newest is not the last to come: the relay takes several webhooks at a time.
    await eventually('all of it is here', async () => (await readFromMain(page, 'conversations.list', { limit: 5, before: null })).conversations[0]?.unread === many);
    await screen(page).conversation(/Greta Vogel.*Line 999/).click();
    // It opens where the unread ones begin, and says how many there are.
    await screen(page).message(/Line 0⁩/).waitFor();
    await page.getByText(`${many} new messages`).first().waitFor();
    await page.getByRole('button', { name: `${many} new messages` }).click();
    const newest = screen(page).message(new RegExp(`Line ${many - 1} `));
    await newest.waitFor();

    let most = 0;
    for (const [way, side] of [['up', 'first'], ['down', 'last']] as const) {
      for (let turn = 0; turn < 11; turn += 1) {
        const before = await scrollTo(page, way);
        most = Math.max(most, before.rows);
        if (way === 'down' && turn > 2 && (await newest.count()) > 0) break;
        await eventually(`more is there, ${way} ${turn}`, async () => (await edge(page, side)) !== before[side]);
        expect(await moved(page, before), `${way} ${turn}`).toBeLessThanOrEqual(1);
      }
    }
    expect(most).toBeGreaterThan(100);
    expect(most).toBeLessThanOrEqual(128);

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
    await eventually('the next one has the focus', async () => (await focused(page)).includes('Line 1 of'));

    // Who goes on by key in the very moment in which the focus has come, before the next frame, is not brought back.
    await page.getByRole('button', { name: 'To the newest' }).click();
    await newest.waitFor();
    await goOnAtOnce(page, 'Line 0⁩');
    await newest.getByRole('button', { name: /Line 0/ }).click();
    await eventually('the quoted message had the focus', async () => (await page.locator('html[data-gone-on]').count()) === 1);
    await afterFrames(page);
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

/** A PNG that claims 60,000 by 60,000 pixels in a few bytes. */
function bomb(): string {
  const bytes = Buffer.alloc(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  return bytes.toString('base64');
}

describe('chat: everything that people send', () => {
  it('pictures, documents, voice notes and reactions are used as on a phone', async () => {
    const world = await openWorld();
    await world.sandbox.customer({ key: 'rui', name: 'Rui Fonseca', phone: '351912345678' });
    await world.sandbox.speak('rui', { type: 'image', drawing: 'damp-wall', caption: 'The wall' });
    await world.sandbox.speak('rui', { type: 'document', drawing: 'tenancy-agreement', filename: 'Lease.pdf' });
    await world.sandbox.speak('rui', { type: 'image', drawing: 'boiler-display', caption: 'The boiler' });
    await world.sandbox.speak('rui', { type: 'voice', drawing: 'voice-note' });
    await world.sandbox.speak('rui', { type: 'voice', drawing: 'voice-note' });
    await world.sandbox.speak('rui', { type: 'text', body: 'Can you see it?' });
    const desk = await openDesk(world);
    const page = desk.page();
    await screen(page).conversation(/Rui Fonseca.*Can you see it/).click();

    // A picture: large, enlarged by keys, on to the next thing that can be looked at, and back to where one was.
    const wall = page.getByRole('button', { name: 'View large: The wall' });
    await wall.click();
    const viewer = page.getByRole('dialog');
    await viewer.getByText('1 of 3').waitFor();
    await page.keyboard.press('+');
    await viewer.getByText('150 %').waitFor();
    await page.keyboard.press('0');
    await page.keyboard.press('ArrowRight');
    await viewer.getByText('2 of 3').waitFor();
    // A PDF, drawn in its worker: there is ink on the page, and its words are there for who cannot see them.
    await viewer.getByText(/Tenancy agreement/).first().waitFor({ state: 'attached' });
    const inked = () => viewer.locator('canvas').first().evaluate((canvas) => {
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, 600, 400) ?? { data: new Uint8ClampedArray() };
      return data.some((value, index) => index % 4 === 0 && value < 128);
    });
    await eventually('there is ink', inked);
    await page.keyboard.press('Escape');
    await eventually('the focus is back on the picture', () => wall.evaluate((button) => button === document.activeElement));

    // Voice notes: the second follows the first by itself, at the speed that was chosen.
    await page.getByRole('button', { name: /^Speed 1 times/ }).first().click();
    await page.getByRole('button', { name: /^Speed 1.5 times/ }).nth(1).waitFor();
    await page.getByRole('button', { name: 'Play: Voice message' }).first().click();
    await eventually('the second is playing', () => page.locator('.sound').nth(1).getByRole('button', { name: /^Pause/ }).isVisible());

    // A reaction goes to WhatsApp and is taken back.
    const asked = screen(page).message(/Can you see it/);
    await asked.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'React with 👍' }).press('Enter');
    const reactions = async () => (await world.sandbox.calls('messages')).flatMap(({ body }) => (body as { reaction?: { emoji?: string } }).reaction?.emoji ?? []);
    await eventually('WhatsApp has it', async () => (await reactions()).join() === '👍');
    await asked.getByRole('button', { name: /👍.*Take ours back/ }).click();
    await eventually('WhatsApp has it no more', async () => (await reactions()).join() === '👍,');
    await eventually('it is gone here', async () => (await page.locator('.reaction').count()) === 0);
  });

  it('what means harm is shown as words, stays within its bubble and does nothing', async () => {
    const world = await openWorld();
    await world.sandbox.customer({ key: 'evil', name: '<b onmouseover=alert(1)>Z\u0321\u0322\u0323\u0324\u0325a\u202Elgo', phone: '491700000666' });
    const say = (body: string) => world.sandbox.speak('evil', { type: 'text', body });
    await say('<img src=x onerror="window.harmed = true"><script>window.harmed = true</script>');
    await say(`\u202Ereversed ${'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'.repeat(40)}`);
    await say('😀'.repeat(500));
    await say('x'.repeat(4000));
    await say('Sign in at https://\u0430pple.example/login');
    await world.sandbox.speak('evil', { type: 'image', base64: bomb(), mimeType: 'image/png' });
    await world.sandbox.speak('evil', { type: 'image', base64: Buffer.from('<html><script>window.harmed = true</script>').toString('base64'), mimeType: 'image/jpeg' });
    await world.sandbox.speak('evil', { type: 'document', base64: Buffer.from('%PDF-1.7 and then nothing').toString('base64'), mimeType: 'application/pdf', filename: 'bill\u202Efdp.exe.pdf' });
    await say('That is all.');
    await world.sandbox.flush();
    const desk = await openDesk(world);
    const page = desk.page();
    await screen(page).conversation(/That is all/).click();
    await screen(page).message(/That is all/).waitFor();
    await eventually('what is no picture has become words', async () => (await page.locator('.media-state[data-failed]').filter({ hasText: /\S/ }).count()) >= 2);

    const layout = await page.locator('.thread-scroll').evaluate((list) => ({
      sideways: list.scrollWidth - list.clientWidth,
      outside: [...list.querySelectorAll('.bubble')].filter((bubble) => bubble.getBoundingClientRect().right > list.getBoundingClientRect().right || bubble.scrollWidth > bubble.clientWidth + 1).length,
      harmed: 'harmed' in window,
      scripts: list.querySelectorAll('script, iframe, object, embed').length,
    }));
    expect(layout).toEqual({ sideways: 0, outside: 0, harmed: false, scripts: 0 });

    await page.getByRole('link', { name: /pple\.example/ }).click();
    const question = page.getByRole('dialog', { name: 'Where this link goes' });
    await question.getByText('xn--pple-43d.example').waitFor();
    await question.getByRole('button', { name: 'Do not open' }).click();

    await page.getByRole('button', { name: /^Look at it/ }).click();
    await page.getByText('This is not a PDF that can be shown', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  });

  it('the time of a message stands on none of its words, whichever way they and the page run', async () => {
    const world = await openWorld();
    await world.sandbox.customer({ key: 'noa', name: 'Noa Levi', phone: '972501234567' });
    const bodies = ['Hello', 'שלום', 'שלום, האם הדירה ברחוב הנמל עדיין פנויה? אשמח לראות אותה השבוע. '.repeat(2), 'Is the flat by the harbour still free? I would like to see it this week. '.repeat(2), 'The flat הדירה is free'];
    for (const body of bodies) await world.sandbox.speak('noa', { type: 'text', body });
    await world.sandbox.flush();
    const desk = await openDesk(world);
    const page = desk.page();
    await screen(page).conversation(/Noa Levi/).click();
    await screen(page).message(/is free/).waitFor();
    await page.setViewportSize({ width: 900, height: 700 });
    for (const dir of ['ltr', 'rtl'] as const) {
      const covered = await page.evaluate((direction) => {
        document.documentElement.dir = direction;
        const bubbles = [...document.querySelectorAll('.bubble')];
        const wordsUnder = (bubble: Element) => {
          const time = bubble.querySelector('.bubble-meta')?.getBoundingClientRect();
          const text = bubble.querySelector('.rich-text');
          if (time === undefined || text === null) return ['no text or no time'];
          const range = document.createRange();
          range.selectNodeContents(text);
          return [...range.getClientRects()].filter((line) => line.left < time.right - 1 && time.left < line.right - 1 && line.top < time.bottom - 4 && time.top < line.bottom - 4 && line.width > 1).map(() => bubble.textContent);
        };
        return { bubbles: bubbles.length, covered: bubbles.flatMap(wordsUnder) };
      }, dir);
      expect({ dir, ...covered }).toEqual({ dir, bubbles: bodies.length, covered: [] });
    }
  });
});
