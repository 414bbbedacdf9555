import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import type { PolicySettings } from '../../../../shared/domain/policy/policy.ts';
import type { ConversationSummary } from '../../../../shared/bridge/conversation-summary.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { openWorld } from '../../../e2e/support/open-world.ts';
import { makeProfileFolder } from '../support/make-profile-folder.ts';
import { startApplication, testKeychain } from '../support/start-application.ts';
import type { TestApplication } from '../support/start-application.ts';

const allDay = [{ start: '00:00', end: '24:00' }];

/** A policy under which it is always working time, or never. */
function policyOf(duty: 'work' | 'quiet', more: Partial<PolicySettings> = {}): PolicySettings {
  const day = duty === 'work' ? allDay : [];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  return { ...builtInSettings('Europe/Berlin'), quiet: { schedule: { zone: 'Europe/Berlin', weekly } }, notify: { content: 'full', sound: true }, ...more };
}

async function conversations(desk: TestApplication): Promise<readonly ConversationSummary[]> {
  const answer = await desk.handlers['conversations.list']({ limit: 50, before: null });
  if (!answer.ok) throw new Error('The list was refused');
  return answer.value.conversations;
}

describe('a desk on a real relay', () => {
  it('enrols from the file, shows what clients write, answers, and goes on after a restart without enrolling again', async () => {
    const world = await openWorld();
    const revision = await world.pushPolicy(policyOf('work'));
    const folder = makeProfileFolder({ relayUrl: world.relayUrl, code: await world.enrolmentCode('employee') });
    const keychain = testKeychain();
    const desk = await startApplication({ folder, keychain });
    expect(existsSync(join(folder, 'enrolment.json'))).toBe(false);
    await eventually('the desk is online', () => desk.application.session().connection.state === 'online');
    await eventually('the policy is in force', () => desk.application.session().policy.revision === revision);
    await expect.poll(() => desk.application.session()).toMatchObject({ phase: 'ready', cache: { place: 'disk', reason: null, rebuilt: null }, duty: { state: 'work' } });

    await world.sandbox.customer({ key: 'ada', name: 'Ada', phone: '15550100123' });
    await world.sandbox.speak('ada', { type: 'text', body: 'Is the flat still free?' });
    await eventually('a toast says it', () => desk.toastsEver.some((toast) => toast.title === 'Ada' && toast.body === 'Is the flat still free?' && !toast.silent));
    await eventually('the badge counts it', () => desk.badge() === 1);
    const [ada] = (await conversations(desk)).filter(({ contact }) => contact.displayName === 'Ada');
    if (ada === undefined) throw new Error('Ada is not in the list');
    expect(ada.unread).toBe(1);

    await desk.handlers['conversations.view']({ id: ada.conversation.id });
    await eventually('the badge is empty after reading', () => desk.badge() === 0);
    await eventually('the toast is gone', () => !desk.toasts.has(ada.conversation.id));
    const sent = await desk.handlers['messages.send']({ conversationId: ada.conversation.id, content: { kind: 'text', body: '  Yes, it is.  ' }, quotedMessageId: null });
    if (!sent.ok) throw new Error(sent.error.kind);
    await eventually('Meta has it once', async () => (await world.sandbox.sentTexts()).filter((text) => text === 'Yes, it is.').length === 1);
    await eventually('the ticks arrive', async () => {
      const page = await desk.handlers['messages.page']({ conversationId: ada.conversation.id, before: null, limit: 10 });
      const message = page.ok ? page.value.messages.find(({ id }) => id === sent.value.id) : undefined;
      return message?.outbox === null && (message.delivery?.stage === 'delivered' || message.delivery?.stage === 'read');
    });
    await eventually('the relay knows the applied policy and the purge', async () => {
      const { devices } = (await world.operator('GET', '/v1/admin/devices')) as { devices: { policyRevision: number | null; lastPurgeAt: number | null }[] };
      return devices.length === 1 && devices[0]?.policyRevision === revision && devices[0].lastPurgeAt !== null;
    });
    await desk.close();

    const again = await startApplication({ folder, keychain });
    expect(again.application.session()).toMatchObject({ phase: 'ready', policy: { revision } });
    expect((await conversations(again)).some(({ contact }) => contact.displayName === 'Ada')).toBe(true);
    const first = await again.handlers['window.firstScreen']({ limit: 1 });
    expect(first).toMatchObject({ ok: true, value: { session: { phase: 'ready', duty: { state: 'work' } }, inbox: { filter: again.application.preferences().inboxFilter, counts: { all: { messages: 0 } } } } });
    const shown = await again.handlers['conversations.list']({ limit: 1, before: null, filter: again.application.preferences().inboxFilter });
    expect(first.ok && shown.ok && [first.value.inbox?.conversations, first.value.inbox?.next]).toEqual(shown.ok && [shown.value.conversations, shown.value.next]);
    expect(shown.ok && shown.value.conversations.length).toBe(1);
    const token = JSON.parse([...keychain.items].find(([name]) => name.includes('device'))?.[1] ?? '{}') as { token: string };
    expect(token.token.length).toBeGreaterThan(20);
    for (const canary of [token.token, 'Is the flat still free?', 'Yes, it is.', '15550100123']) {
      expect(desk.logged() + again.logged()).not.toContain(canary);
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
        expect(readFileSync(join(file.parentPath, file.name)).includes(canary), file.name).toBe(false);
      }
    }
  });

  it('keeps quiet outside working hours, and says all of it once when work begins', async () => {
    const world = await openWorld();
    await world.pushPolicy(policyOf('quiet'));
    const folder = makeProfileFolder({ relayUrl: world.relayUrl, code: await world.enrolmentCode('employee') });
    const desk = await startApplication({ folder, keychain: testKeychain() });
    await eventually('the desk is quiet', () => desk.application.session().policy.revision !== null && desk.application.session().connection.state === 'online');
    await world.sandbox.customer({ key: 'ada', name: 'Ada', phone: '15550100123' });
    await world.sandbox.customer({ key: 'bo', name: 'Bo', phone: '15550100124' });
    await world.sandbox.speak('ada', { type: 'text', body: 'first' });
    await world.sandbox.speak('ada', { type: 'text', body: 'second' });
    await world.sandbox.speak('bo', { type: 'text', body: 'third' });
    const deskNow = desk.application.desk();
    await eventually('three messages are held', async () => {
      const held = await deskNow?.vault.call('notices.held', null);
      return held?.ok === true && held.value.messages === 3;
    });
    await deskNow?.notices.idle();
    expect(desk.toastsEver).toEqual([]);
    expect(desk.badge()).toBeNull();
    expect(await desk.handlers['window.firstScreen']({ limit: 30 })).toMatchObject({ ok: true, value: { session: { duty: { state: 'quiet' } }, inbox: null } });

    await world.pushPolicy(policyOf('work'));
    await eventually('one summary is shown', () => desk.toastsEver.length > 0);
    await eventually('the badge counts', () => desk.badge() === 3);
    await deskNow?.notices.idle();
    expect(desk.toastsEver).toEqual([{ about: null, title: 'Deskline', body: '3 messages from 2 clients', silent: false, reply: null }]);
  });

  it('shows an administrator no inbox at first', async () => {
    const world = await openWorld();
    await world.pushPolicy(policyOf('work'));
    const desk = await startApplication({ folder: makeProfileFolder({ relayUrl: world.relayUrl, code: await world.enrolmentCode('admin') }), keychain: testKeychain() });
    await eventually('the policy is in force', () => desk.application.session().policy.revision !== null);
    expect(await desk.handlers['window.firstScreen']({ limit: 30 })).toMatchObject({ ok: true, value: { session: { phase: 'ready', person: { role: 'admin' }, duty: { state: 'work' } }, inbox: null } });
  });

  it('gets a message out once although vault and relay die under it, and a file although the cache may not keep it', async () => {
    const world = await openWorld();
    await world.pushPolicy(policyOf('work', { retention: { messageDays: 30, attachmentDays: 0 } }));
    const folder = makeProfileFolder({ relayUrl: world.relayUrl, code: await world.enrolmentCode('employee') });
    const desk = await startApplication({ folder, keychain: testKeychain() });
    await eventually('the policy is in force', () => desk.application.session().policy.revision !== null && desk.application.session().connection.state === 'online');
    await world.sandbox.customer({ key: 'ada', name: 'Ada', phone: '15550100123' });
    await world.sandbox.speak('ada', { type: 'image', caption: 'Look', drawing: 'damp-wall' });
    await eventually('the picture is here', async () => {
      const content = (await conversations(desk))[0]?.lastMessage?.content;
      return content?.kind === 'image' && content.media.state === 'ready';
    });
    const [ada] = await conversations(desk);
    const content = ada?.lastMessage?.content;
    if (ada === undefined || content?.kind !== 'image') throw new Error('There is no picture');
    const file = await desk.application.desk()?.media.read(content.media.id);
    expect(file).toMatchObject({ ok: true, value: { mimeType: content.media.mimeType } });
    expect(await desk.application.desk()?.vault.call('media.read', { id: content.media.id })).toEqual({ ok: true, value: null });

    await world.killRelay();
    const sent = await desk.handlers['messages.send']({ conversationId: ada.conversation.id, content: { kind: 'text', body: 'We come tomorrow' }, quotedMessageId: null });
    expect(sent.ok).toBe(true);
    await eventually('the desk is offline', () => desk.application.session().connection.state === 'offline');
    expect(desk.vaultProcesses).toHaveLength(1);
    // The process ends by itself as far as main can tell: nobody called stop on the cache.
    await killVault(desk);
    await eventually('another vault process has taken over', async () => desk.vaultProcesses.length === 2 && (await conversations(desk)).length === 1);
    await world.startRelay();
    await eventually('the desk is online again', () => desk.application.session().connection.state === 'online');
    await eventually('Meta has it', async () => (await world.sandbox.sentTexts()).includes('We come tomorrow'));
    await eventually('the outbox is empty', async () => {
      const page = await desk.handlers['messages.page']({ conversationId: ada.conversation.id, before: null, limit: 10 });
      return page.ok && page.value.messages.every(({ outbox }) => outbox === null);
    });
    expect((await world.sandbox.sentTexts()).filter((text) => text === 'We come tomorrow')).toHaveLength(1);
  });
});

/** Kills the newest vault process of this test as the system would. */
async function killVault(desk: TestApplication): Promise<void> {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').map(Number);
  const vaults = children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('vault/entry.ts'));
  const pid = vaults.at(-1);
  if (pid === undefined) throw new Error('There is no vault process');
  const before = desk.vaultProcesses.length;
  process.kill(pid, 'SIGKILL');
  await eventually('the death is noticed', () => desk.vaultProcesses.length > before);
}
