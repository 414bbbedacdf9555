/* Pictures of every screen and an axe run over each: `node take-pictures.ts FOLDER [only]`. Chromium is the system's, or the one named in CHROMIUM. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright';
import type { Page } from 'playwright';
import { startPreview } from './preview-server.ts';

type Shot = { readonly name: string; readonly query: string; readonly act?: (page: Page) => Promise<void> };

const open = (name: string) => async (page: Page) => {
  await page.locator('.inbox-row', { hasText: name }).click();
  await page.locator('.message, .thread-system, .empty').first().waitFor();
};
/** A single key outside of every field. */
const key = (name: string) => async (page: Page) => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(name);
};
const view = (name: string) => async (page: Page) => {
  await page.locator('.inbox-row').first().waitFor();
  await key(name)(page);
};
const panel = (name: string) => async (page: Page) => { await open(name)(page); await page.locator('.thread-head .icon-button').last().click(); await page.locator('.panel').waitFor(); };
const place = (name: string) => async (page: Page) => page.locator('.rail').getByRole('button', { name }).first().click();

const shots: readonly Shot[] = [
  { name: 'starting', query: 'scene=starting' },
  { name: 'enrol', query: 'scene=enrol' },
  { name: 'enrol-keychain-locked', query: 'scene=enrol&keychain=locked' },
  { name: 'enrol-keychain-absent', query: 'scene=enrol&keychain=absent' },
  { name: 'enrol-refused', query: 'scene=enrol', act: async (page) => { await page.locator('#enrol-code').fill('ABCD-1234'); await page.keyboard.press('Enter'); await page.locator('.enrol-problem p').waitFor(); } },
  { name: 'inbox', query: '' },
  { name: 'inbox-empty', query: 'scene=empty' },
  { name: 'inbox-unassigned', query: '', act: async (page) => { await view('2')(page); await page.locator('.inbox-row').first().focus(); } },
  { name: 'inbox-waiting', query: '', act: async (page) => { await page.locator('.filter-end').click(); await page.getByRole('menuitemradio').nth(1).click(); await page.locator('.inbox-waits').first().waitFor(); } },
  { name: 'inbox-menu', query: '', act: async (page) => { await page.locator('.filter').first().click(); await page.getByRole('menuitemradio').first().waitFor(); } },
  { name: 'inbox-unread', query: '', act: async (page) => { await view('u')(page); await page.locator('.filter[aria-pressed="true"]').waitFor(); } },
  { name: 'inbox-empty-snoozed', query: '', act: async (page) => { await page.locator('.filter').first().click(); await page.getByRole('menuitemradio').nth(1).click(); await page.locator('.empty .button').waitFor(); } },
  { name: 'inbox-selecting', query: '', act: async (page) => { await page.locator('.inbox-row').nth(1).focus(); for (const key of ['x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key); await page.locator('.bulk').waitFor(); } },
  { name: 'inbox-said', query: '', act: async (page) => { await page.locator('.inbox-row').nth(1).focus(); for (const key of ['x', 'j', 'x', 'c']) await page.keyboard.press(key); await page.locator('.said').waitFor(); } },
  { name: 'inbox-said-offline', query: 'scene=offline', act: async (page) => { await page.locator('.inbox-row').nth(1).focus(); await page.keyboard.press('c'); await page.locator('.said').waitFor(); } },
  { name: 'inbox-presence', query: '', act: async (page) => { await open('Aylin')(page); await page.evaluate(() => { const { meet } = window as unknown as { meet: (conversation: number, act: string) => void }; meet(1, 'typing'); meet(4, 'viewing'); }); await page.locator('.tools-chip').waitFor(); } },
  { name: 'assign', query: '', act: async (page) => { await open('Aylin')(page); await key('a')(page); await page.locator('.pick').first().waitFor(); } },
  { name: 'snooze', query: '', act: async (page) => { await open('Aylin')(page); await key('s')(page); await page.locator('.choice-row').first().waitFor(); } },
  { name: 'snooze-capped', query: '', act: async (page) => { await open('Tomasz')(page); await key('s')(page); await page.locator('.choice-row-remark').first().waitFor(); } },
  { name: 'inbox-snoozed', query: '', act: async (page) => { await open('Aylin')(page); await key('s')(page); await page.locator('.choice-row').last().click(); await page.locator('.said').waitFor(); await page.locator('.tools-state').waitFor(); } },
  { name: 'hand-over', query: '', act: async (page) => { await open('Aylin')(page); await key('h')(page); await page.locator('.receiver').first().click(); await page.locator('textarea.entry').fill('The wall in the bathroom is damp; the surveyor has been asked.'); } },
  { name: 'hand-over-refused', query: '', act: async (page) => { await open('Aylin')(page); await key('h')(page); await page.locator('.receiver').first().click(); await page.locator('.triage-actions .button-main').click(); await page.locator('.triage-problem', { hasText: /./ }).waitFor(); } },
  { name: 'thread', query: '', act: open('Aylin') },
  { name: 'thread-reply', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.message').last().hover(); await page.locator('.message:hover .message-more').click(); await page.getByRole('menuitem').first().waitFor(); } },
  { name: 'thread-quote-bar', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.message').last().hover(); await page.locator('.message:hover .message-more').click(); await page.getByRole('menuitem', { name: /Reply|Antworten/ }).click(); await page.locator('.composer-field').fill('Yes, he will bring a new hinge.\nIt takes ten minutes.'); } },
  { name: 'composer-files', query: '', act: async (page) => { await open('Aylin')(page); const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'); await page.locator('[data-chooser="files"]').setInputFiles([{ name: 'wall.png', mimeType: 'image/png', buffer: dot }, { name: 'lease-ufergasse.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(180_000, 1) }, { name: 'holiday.heic', mimeType: 'image/heic', buffer: Buffer.from('no picture') }]); await page.locator('.file-problems').waitFor(); await page.locator('.tray-caption').first().fill('The wall behind the sofa'); await page.locator('.composer-field').fill('Here is what we found.'); } },
  { name: 'composer-attach', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-tool').first().click(); await page.getByRole('menuitem').first().waitFor(); } },
  { name: 'composer-location', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-tool').first().click(); await page.getByRole('menuitem').nth(1).click(); await page.locator('.send-dialog input').first().fill('https://www.openstreetmap.org/#map=15/53.5413/9.9841'); await page.locator('.send-dialog input').nth(1).fill('Harbour Lettings'); } },
  { name: 'composer-card', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-tool').first().click(); await page.getByRole('menuitem').nth(2).click(); await page.locator('.send-dialog select').selectOption({ index: 2 }); } },
  { name: 'composer-later', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-field').fill('I will call tomorrow.'); await page.locator('.later-open').click(); await page.getByRole('menuitem').first().waitFor(); } },
  { name: 'composer-pick', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-field').fill('I will call tomorrow.'); await page.locator('.later-open').click(); await page.getByRole('menuitem').last().click(); await page.locator('.send-dialog').waitFor(); } },
  { name: 'composer-planned', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-field').fill('Good morning, the plumber is on his way.'); await page.locator('.later-open').click(); await page.getByRole('menuitem').last().click(); await page.locator('.send-dialog').waitFor(); await page.locator('.send-dialog .button-main').click(); await page.locator('.planned').waitFor(); } },
  { name: 'composer-quiet', query: 'scene=quiet-soon', act: async (page) => { await page.locator('.gate .button-quiet').click(); await open('Aylin')(page); await page.locator('.composer-field').fill('Good morning, the plumber is on his way.'); } },
  { name: 'outbox', query: 'scene=offline', act: async (page) => { await page.locator('.outbox-line').click(); await page.locator('.outbox-item').first().waitFor(); } },
  { name: 'composer-voice', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-line > .icon-button').click(); await page.locator('.voice').waitFor(); } },
  { name: 'composer-undo', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-field').fill('He is on his way.'); await page.keyboard.press('Enter'); await page.locator('.undo-bar').waitFor(); } },
  { name: 'thread-panel', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.thread-head .icon-button').last().click(); } },
  { name: 'thread-kinds', query: '', act: open('Brandstätter') },
  { name: 'thread-soon', query: '', act: open('Tomasz') },
  { name: 'thread-came-from', query: '', act: async (page) => { await open('Tomasz')(page); await page.locator('.thread-head .icon-button').last().click(); await page.locator('.referral').scrollIntoViewIfNeeded(); } },
  { name: 'thread-cards', query: '', act: open('Marta') },
  { name: 'thread-failed', query: '', act: open('יעל') },
  { name: 'thread-failed-details', query: '', act: async (page) => { await open('יעל')(page); await page.locator('.bubble-failed button').click(); } },
  { name: 'thread-unconfirmed', query: '', act: open('Lucía') },
  { name: 'thread-long', query: '', act: open('Zoë') },
  { name: 'thread-hostile', query: '', act: open('gnp') },
  { name: 'thread-template', query: '', act: open('Henrik') },
  { name: 'templates', query: '', act: async (page) => { await open('Henrik')(page); await page.locator('.template-row').first().waitFor(); } },
  { name: 'templates-form', query: '', act: async (page) => { await open('Henrik')(page); await page.locator('.template-row', { hasText: /viewing/i }).click(); await page.locator('.template-field input').nth(1).fill('2 Mill Lane'); } },
  { name: 'templates-missing', query: '', act: async (page) => { await open('Henrik')(page); await page.locator('.template-row', { hasText: /repair/i }).click(); await page.locator('.template-send').click(); } },
  { name: 'templates-refused', query: '', act: async (page) => { await open('Henrik')(page); await page.locator('.template-row', { hasText: /rent/i }).click(); } },
  { name: 'templates-open', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-field').fill('The plumber comes on Friday.\nPlease be there.'); await page.locator('.composer-tools .icon-button').nth(1).click(); await page.locator('.template-row', { hasText: /repair/i }).click(); } },
  { name: 'emoji', query: '', act: async (page) => { await open('Aylin')(page); await page.getByRole('button', { name: 'Emoji' }).click(); await page.locator('.emoji-cell').first().waitFor(); } },
  { name: 'emoji-search', query: '', act: async (page) => { await open('Aylin')(page); await page.getByRole('button', { name: 'Emoji' }).click(); await page.locator('.emoji-search').fill('haus'); await page.locator('.emoji-cell').first().waitFor(); } },
  { name: 'slash', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-field').pressSequentially('/'); await page.locator('.suggestion').first().waitFor(); } },
  { name: 'slash-filled', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.composer-field').pressSequentially('/vi'); await page.locator('.suggestion').first().waitFor(); await page.keyboard.press('Enter'); } },
  { name: 'note', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.mode-switch label').last().click(); await page.locator('.note-text').pressSequentially('Please look at the wall @a'); await page.locator('.suggestion').first().waitFor(); } },
  { name: 'quick-settings', query: 'role=manager', act: async (page) => { await page.locator('.rail-me').click(); await page.locator('#settings-quick').scrollIntoViewIfNeeded(); await page.locator('.quick-card-list li').first().waitFor(); } },
  { name: 'quick-new', query: 'role=manager', act: async (page) => { await page.locator('.rail-me').click(); await page.locator('.quick-card-head .button').click(); await page.locator('.quick-form').waitFor(); } },
  { name: 'viewer', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.picture').click(); } },
  { name: 'search', query: '', act: async (page) => { await page.keyboard.press('/'); await page.keyboard.type('key'); await page.locator('.search-hit').first().waitFor(); await page.locator('.search-away').first().waitFor(); } },
  { name: 'contact', query: '', act: panel('Tomasz') },
  { name: 'contact-consents', query: '', act: async (page) => { await panel('Tomasz')(page); await page.locator('.panel-consent').last().scrollIntoViewIfNeeded(); } },
  { name: 'contact-end', query: '', act: async (page) => { await panel('Tomasz')(page); await page.locator('.panel-last').scrollIntoViewIfNeeded(); } },
  { name: 'contact-shared', query: '', act: async (page) => { await panel('Aylin')(page); await page.locator('.panel-more summary').last().click(); await page.locator('.panel-photo').first().waitFor(); await page.locator('.panel-kinds').scrollIntoViewIfNeeded(); } },
  { name: 'contact-reveal', query: '', act: async (page) => { await panel('Tomasz')(page); await page.locator('.panel-line-with .button').click(); await page.locator('.modal-card').waitFor(); } },
  { name: 'contact-revealed', query: '', act: async (page) => { await panel('Tomasz')(page); await page.locator('.panel-line-with .button').click(); await page.locator('.modal-card .panel-field input').fill('The plumber rings first'); await page.keyboard.press('Enter'); await page.locator('[data-shown]').waitFor(); } },
  { name: 'contact-note', query: 'scene=offline', act: async (page) => { await panel('Tomasz')(page); await page.locator('.panel-start').click(); await page.locator('.panel-note-field').fill('Ring twice. '.repeat(160)); await page.locator('.panel-form .button-main').click(); await page.locator('.panel-problem').first().waitFor(); } },
  { name: 'contact-consent', query: '', act: async (page) => { await panel('Tomasz')(page); await page.locator('.panel-consent .button').nth(1).click(); await page.locator('.modal-card .button-main').waitFor(); await page.locator('.modal-card input').first().check({ force: true }); await page.locator('.modal-card .button-main').click(); } },
  { name: 'contact-block', query: '', act: async (page) => { await panel('Tomasz')(page); await page.locator('.panel-last .button').click(); await page.locator('.modal-card .panel-actions .button').last().click(); await page.locator('.panel-problem').waitFor(); } },
  { name: 'search-empty', query: '', act: async (page) => { await page.keyboard.press('/'); await page.locator('.search-scope').waitFor(); } },
  { name: 'search-nothing', query: '', act: async (page) => { await page.keyboard.press('/'); await page.keyboard.type('zzz'); await page.locator('.empty').first().waitFor(); } },
  { name: 'search-filter', query: '', act: async (page) => { await page.keyboard.press('/'); await page.locator('.search-chip').nth(1).click(); await page.getByRole('menuitemradio').nth(1).click(); await page.locator('.search-hit').first().waitFor(); await page.locator('.search-chip').nth(0).click(); await page.getByRole('menuitemradio').first().waitFor(); } },
  { name: 'search-days', query: '', act: async (page) => { await page.keyboard.press('/'); await page.locator('.search-chip').nth(2).click(); await page.getByRole('menuitemradio').last().click(); await page.locator('.search-days').waitFor(); } },
  { name: 'search-offline', query: 'scene=offline', act: async (page) => { await page.keyboard.press('/'); await page.keyboard.type('key'); await page.locator('.search-hit').first().waitFor(); } },
  { name: 'search-archive', query: '', act: async (page) => { await page.keyboard.press('/'); await page.keyboard.type('key'); await page.locator('.search-hit', { has: page.locator('.search-away') }).first().click(); await page.locator('.archive-message').first().waitFor(); } },
  { name: 'search-in-thread', query: '', act: async (page) => { await open('Aylin')(page); await page.keyboard.press('Control+f'); await page.keyboard.type('the'); await page.locator('.find-place').filter({ hasText: /1/ }).or(page.locator('.find-place')).first().waitFor(); await page.keyboard.press('Enter'); } },
  { name: 'thread-link', query: '', act: async (page) => { await open('gnp')(page); await page.getByRole('link', { name: /^https:..\u0430pple/ }).click(); await page.locator('.link-asked').waitFor(); } },
  { name: 'thread-team', query: '', act: async (page) => { await open('Piet')(page); await page.locator('.thread-scroll').evaluate((list) => { list.scrollTop = list.scrollHeight; }); } },
  { name: 'thread-react', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.message').last().hover(); await page.locator('.message:hover .message-more').click(); await page.getByRole('menuitem', { name: /Another emoji|Anderes Emoji/ }).click(); await page.locator('.emoji-cell').first().waitFor(); } },
  { name: 'thread-forward', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.message').last().hover(); await page.locator('.message:hover .message-more').click(); await page.getByRole('menuitem', { name: /Forward|Weiterleiten/ }).click(); await page.locator('.forward-row:enabled').first().click(); } },
  { name: 'viewer-zoomed', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.picture').click(); await page.keyboard.press('+'); await page.keyboard.press('+'); await page.keyboard.press('ArrowLeft'); } },
  { name: 'viewer-pdf', query: '', act: async (page) => { await open('Brandstätter')(page); await page.getByRole('button', { name: /^Look at it|^Ansehen/ }).click(); await page.locator('.pdf-page canvas').first().waitFor(); await page.waitForFunction(() => (document.querySelector('.pdf-page .hidden-words')?.textContent ?? '') !== ''); } },
  { name: 'thread-jump', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.thread-scroll').evaluate((list) => { list.scrollTop = 720; }); await page.locator('.thread-label').click(); } },
  { name: 'thread-reading', query: '', act: async (page) => { await open('Aylin')(page); await page.locator('.thread-scroll').evaluate((list) => { list.scrollTop = 720; }); await page.locator('.thread-label').waitFor(); } },
  { name: 'palette', query: '', act: async (page) => { await open('Aylin')(page); await page.keyboard.press('Control+k'); await page.locator('.palette-item').first().waitFor(); } },
  { name: 'palette-typed', query: '', act: async (page) => { await page.keyboard.press('Control+k'); await page.keyboard.type('brand'); await page.locator('.palette-item').first().waitFor(); } },
  { name: 'palette-nothing', query: 'role=admin', act: async (page) => { await page.locator('.screen').first().waitFor(); await page.keyboard.press('Control+k'); await page.locator('.palette-foot').waitFor(); await page.keyboard.type('qqqq'); await page.locator('.palette-foot').waitFor(); } },
  { name: 'help', query: '', act: async (page) => { await page.locator('.inbox-row').first().waitFor(); await page.keyboard.press('?'); await page.locator('.help-sheet').waitFor(); } },
  { name: 'offline', query: 'scene=offline', act: async (page) => { await open('Aylin')(page); await page.locator('.strip-button').last().click(); } },
  { name: 'offline-line', query: 'scene=offline' },
  { name: 'catching-up', query: 'line=behind', act: open('Aylin') },
  { name: 'memory', query: 'scene=memory' },
  { name: 'gate', query: 'scene=quiet' },
  { name: 'looking', query: 'scene=quiet', act: async (page) => { await page.locator('.gate .button-quiet').click(); await open('Aylin')(page); } },
  { name: 'team', query: 'role=manager', act: place('Team') },
  { name: 'admin', query: 'role=admin' },
  { name: 'settings', query: '', act: async (page) => page.locator('.rail-me').click() },
  { name: 'settings-notices', query: '', act: async (page) => { await page.locator('.rail-me').click(); await page.locator('.settings-try .button').click(); await page.locator('.settings-try p:not(:empty)').waitFor(); await page.locator('#settings-notices').evaluate((element) => element.scrollIntoView()); } },
  { name: 'settings-desktop', query: 'tray=none', act: async (page) => { await page.locator('.rail-me').click(); await page.locator('#settings-desktop').evaluate((element) => element.scrollIntoView()); } },
  { name: 'closing', query: 'scene=closing' },
  { name: 'link-number', query: 'scene=link-number' },
  { name: 'begin', query: '', act: async (page) => { await page.locator('.list-title .icon-button').click(); await page.locator('.begin').waitFor(); } },
  { name: 'begin-refused', query: 'scene=link-number', act: async (page) => { await page.locator('dialog .button-plain').click(); await page.locator('.begin input').first().fill('0170 1234567'); await page.keyboard.press('Enter'); await page.locator('.begin-problem', { hasText: /./ }).waitFor(); } },
  { name: 'link-later', query: 'scene=link-later' },
  { name: 'title-bar-windows', query: 'platform=win32', act: open('Aylin') },
  { name: 'title-bar-mac', query: 'platform=darwin', act: async (page) => page.locator('.rail-me').click() },
  { name: 'right-to-left', query: '', act: async (page) => { await page.evaluate(() => { document.documentElement.dir = 'rtl'; }); await open('יעל')(page); } },
  { name: 'right-to-left-settings', query: 'scene=offline', act: async (page) => { await page.locator('.rail-me').click(); await page.locator('.strip-button').last().click(); await page.evaluate(() => { document.documentElement.dir = 'rtl'; }); } },
  { name: 'compact', query: 'density=compact', act: open('Aylin') },
];

const [folder = '/tmp/deskline-pictures', only = ''] = process.argv.slice(2);
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error(`There is no Chromium at ${executablePath}. Install Debian's package 'chromium', or name one in CHROMIUM.`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const preview = await startPreview();
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const views = [
  { name: 'light-en', width: 1280, height: 800, theme: 'light', locale: 'en' },
  { name: 'dark-de', width: 1280, height: 800, theme: 'dark', locale: 'de' },
  { name: 'small-light-de', width: 960, height: 640, theme: 'light', locale: 'de' },
  { name: 'small-dark-en', width: 960, height: 640, theme: 'dark', locale: 'en' },
  // 200 % of a 1280-pixel window is a 640-pixel one.
  { name: 'zoom200-light-en', width: 640, height: 400, theme: 'light', locale: 'en' },
];
let problems = 0;
for (const view of views) {
  const context = await browser.newContext({ viewport: { width: view.width, height: view.height }, locale: view.locale === 'en' ? 'en-GB' : 'de-DE', timezoneId: 'Europe/Berlin', deviceScaleFactor: 1 });
  for (const shot of shots) {
    if (only !== '' && !`${shot.name} ${view.name}`.match(only)) continue;
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    const say = (words: string) => { problems += 1; console.log(`${shot.name} ${view.name}: ${words}`); };
    page.on('console', (line) => { if (line.type() === 'error' && !line.text().includes('404')) say(`console: ${line.text()}`); });
    page.on('pageerror', (error) => say(`error: ${error.message}`));
    await page.goto(`${preview.url}/?${shot.query}&theme=${view.theme}&locale=${view.locale}`);
    await page.locator('#root > *').first().waitFor();
    try {
      await shot.act?.(page);
      // Two frames after the last change the page has its final layout.
      await page.evaluate(async () => { await document.fonts.ready; await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)).slice(0, 0)); await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); });
      await page.screenshot({ path: join(folder, `${shot.name}.${view.name}.png`), animations: 'disabled' });
      const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      for (const violation of axe.violations) say(`axe ${violation.id} (${violation.impact}): ${violation.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`).join(' | ')}`);
    } catch (error) {
      say(`failed: ${String(error).split('\n').slice(0, 3).join(' ')}`);
      await page.screenshot({ path: join(folder, `${shot.name}.${view.name}.failed.png`) });
    }
    await page.close();
  }
  await context.close();
}
await browser.close();
preview.stop();
console.log(problems === 0 ? 'No problem found.' : `${problems} problems.`);
if (problems > 0) process.exitCode = 1;
