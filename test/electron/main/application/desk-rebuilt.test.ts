import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { openWorld } from '../../../e2e/support/open-world.ts';
import { makeProfileFolder } from '../support/make-profile-folder.ts';
import { startApplication, testKeychain } from '../support/start-application.ts';

const allDay = [{ start: '00:00', end: '24:00' }];

describe('a desk whose cache was damaged', () => {
  it('fetches all of it anew, shows none of it as new, says when it is through, and announces what comes then', async () => {
    const world = await openWorld();
    const weekly = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
    const revision = await world.pushPolicy({ ...builtInSettings('Europe/Berlin'), quiet: { schedule: { zone: 'Europe/Berlin', weekly } }, notify: { content: 'full', sound: true } });
    const folder = makeProfileFolder({ relayUrl: world.relayUrl, code: await world.enrolmentCode('employee') });
    const keychain = testKeychain();
    const desk = await startApplication({ folder, keychain });
    await eventually('the policy is in force', () => desk.application.session().policy.revision === revision);
    await world.sandbox.customer({ key: 'ada', name: 'Ada', phone: '15550100123' });
    await world.sandbox.speak('ada', { type: 'text', body: 'Is the flat still free?' });
    await eventually('a toast says it', () => desk.toastsEver.length === 1);
    await desk.close();
    const file = join(folder, 'cache', 'cache.db');
    writeFileSync(file, readFileSync(file).fill(0x5a, 2048, 12_288));

    const again = await startApplication({ folder, keychain });
    await eventually('everything is here again', () => again.application.session().cache.refilledAt !== undefined);
    expect(again.application.session().cache.rebuilt).not.toBeNull();
    const list = await again.handlers['conversations.list']({ limit: 10, before: null });
    const [ada] = list.ok ? list.value.conversations : [];
    expect([ada?.contact.displayName, ada?.unread]).toEqual(['Ada', 0]);
    if (ada === undefined || ada.lastMessage === null) throw new Error('The message did not come back');
    expect(await again.handlers['notices.explain']({ messageId: ada.lastMessage.id })).toMatchObject({ ok: true, value: { kind: 'silent', reason: 'rebuilt' } });

    await world.sandbox.speak('ada', { type: 'text', body: 'And the cellar?' });
    await eventually('what comes now is announced', () => again.toastsEver.length > 0);
    expect(again.toastsEver.map(({ title, body }) => [title, body])).toEqual([['Ada', 'And the cellar?']]);
    await eventually('and counted', () => again.badge() === 1);
  });
});
