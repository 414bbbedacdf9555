import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../shared/bridge/session.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { idOf } from '../../../support/cache-content.ts';
import { layEnrolment, makeProfileFolder } from '../support/make-profile-folder.ts';
import { startApplication, testKeychain } from '../support/start-application.ts';
import { sendError, sendJson, startStubRelay } from '../support/start-stub-relay.ts';

/** A relay that enrols with the code GOOD-CODE and has nothing to say otherwise. */
async function enrollingRelay() {
  return startStubRelay((asked, response) => {
    if (asked.path === '/v1/enrolment') {
      const { code } = JSON.parse(asked.body) as { code: string };
      if (code !== 'GOOD-CODE') return sendError(response, 403, code === 'OLD-CODE' ? 'code-expired' : 'code-unknown', { kind: 'never' });
      return sendJson(response, 201, {
        deviceId: idOf('media', 1),
        token: 'CANARY-device-token',
        company: { id: idOf('company', 1), name: 'Harbour' },
        person: { id: idOf('person', 1), name: 'Mia', role: 'employee', teamIds: [] },
        policyPublicKey: Buffer.alloc(32).toString('base64'),
      });
    }
    return sendError(response, 503, 'unavailable', { kind: 'after', afterMs: 0 });
  });
}

const cacheOf = (session: Session) => [session.phase, session.cache.place, session.cache.reason];

describe('enrolment and the states of the keychain', () => {
  it('keeps everything in memory where there is no keychain, and says so', async () => {
    const [relay, folder, keychain] = [await enrollingRelay(), makeProfileFolder(), testKeychain()];
    keychain.behaviour = 'absent';
    const desk = await startApplication({ folder, keychain });
    expect(cacheOf(desk.application.session())).toEqual(['enrol', 'memory', 'keychain-absent']);
    expect(await desk.handlers['session.enrol']({ relayUrl: relay.url, code: 'GOOD-CODE' })).toEqual({ ok: true, value: null });
    expect(cacheOf(desk.application.session())).toEqual(['ready', 'memory', 'keychain-absent']);
    expect([keychain.items.size, readdirSync(folder).sort()]).toEqual([0, ['profile.json']]);
    expect(desk.logged()).not.toContain('CANARY');
  });

  it('waits for a locked keychain, says so, does not use up a code meanwhile, and goes on by itself', async () => {
    const [relay, folder, keychain] = [await enrollingRelay(), makeProfileFolder(), testKeychain()];
    const first = await startApplication({ folder, keychain });
    expect((await first.application.enrol({ relayUrl: relay.url, code: 'GOOD-CODE' })).ok).toBe(true);
    await first.close();
    const items = new Map(keychain.items);
    keychain.behaviour = 'locked';
    const desk = await startApplication({ folder, keychain });
    expect(cacheOf(desk.application.session())).toEqual(['starting', 'memory', 'keychain-locked']);
    let firstScreen: Session['phase'] | null = null;
    void desk.handlers['window.firstScreen']({ limit: 30 }).then((answer) => {
      if (answer.ok) firstScreen = answer.value.session.phase;
    });
    const asked = relay.asked.filter(({ path }) => path === '/v1/enrolment').length;
    expect(await desk.handlers['session.enrol']({ relayUrl: relay.url, code: 'GOOD-CODE' })).toEqual({ ok: false, error: { kind: 'keychain-locked' } });
    expect(relay.asked.filter(({ path }) => path === '/v1/enrolment')).toHaveLength(asked);
    expect(keychain.items).toEqual(items);
    // The page that waits for its first screen is not told half of it.
    expect(firstScreen).toBeNull();
    keychain.behaviour = 'well';
    await eventually('the desk is ready', () => desk.application.session().phase === 'ready');
    await eventually('the page hears of it', () => firstScreen === 'ready');
    expect(cacheOf(desk.application.session())).toEqual(['ready', 'disk', null]);
    expect(keychain.items).toEqual(items);
  });

  it('asks for enrolment, and writes nothing by itself, where an enrolled profile finds its keychain empty', async () => {
    const [folder, keychain] = [makeProfileFolder(), testKeychain()];
    writeFileSync(join(folder, 'profile.json'), JSON.stringify({ id: '0123456789abcdef', enrolled: true }));
    const desk = await startApplication({ folder, keychain });
    expect(cacheOf(desk.application.session())).toEqual(['enrol', 'memory', 'keychain-locked']);
    expect(await desk.handlers['window.firstScreen']({ limit: 30 })).toMatchObject({ ok: true, value: { session: { phase: 'enrol', person: null }, inbox: null } });
    expect(keychain.items.size).toBe(0);
  });

  it.each([
    ['http://relay.example.com', 'GOOD-CODE', 'address-invalid'],
    ['127.0.0.1:1', 'GOOD-CODE', 'unreachable'],
    [null, 'BAD-CODE', 'code-unknown'],
    [null, 'OLD-CODE', 'code-expired'],
  ])('says why an enrolment did not happen: %s %s', async (address, code, kind) => {
    const relay = await enrollingRelay();
    const desk = await startApplication({ folder: makeProfileFolder(), keychain: testKeychain() });
    expect(await desk.handlers['session.enrol']({ relayUrl: address ?? relay.url, code })).toEqual({ ok: false, error: { kind } });
    expect(desk.application.session().phase).toBe('enrol');
  });

  it('enrols anew from a file that is laid into an enrolled profile, and forgets the cache of before', async () => {
    const [relay, folder, keychain] = [await enrollingRelay(), makeProfileFolder(), testKeychain()];
    const first = await startApplication({ folder, keychain });
    await first.application.enrol({ relayUrl: relay.url, code: 'GOOD-CODE' });
    await first.application.desk()?.vault.call('changes.apply', { changes: [], cursor: 42 });
    await first.close();
    layEnrolment(folder, { relayUrl: relay.url, code: 'GOOD-CODE' });
    const second = await startApplication({ folder, keychain });
    expect(second.application.session()).toMatchObject({ phase: 'ready', cache: { place: 'disk', reason: null, rebuilt: null } });
    expect(await second.application.desk()?.vault.call('changes.cursor', null)).toEqual({ ok: true, value: 0 });
    expect(readdirSync(folder)).not.toContain('enrolment.json');
  });

  it('goes on as it was when such a file holds a code that does not work', async () => {
    const [relay, folder, keychain] = [await enrollingRelay(), makeProfileFolder(), testKeychain()];
    const first = await startApplication({ folder, keychain });
    await first.application.enrol({ relayUrl: relay.url, code: 'GOOD-CODE' });
    await first.close();
    layEnrolment(folder, { relayUrl: relay.url, code: 'OLD-CODE' });
    const second = await startApplication({ folder, keychain });
    expect(second.application.session().phase).toBe('ready');
  });
});
