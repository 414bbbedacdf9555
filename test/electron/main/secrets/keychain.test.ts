import { describe, expect, it } from 'vitest';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import { drawBytes } from '../../../../electron/main/cryptography/cryptography.ts';
import type { Device } from '../../../../electron/main/device/device.ts';
import { explainKeychainError, openKeychain } from '../../../../electron/main/secrets/keychain.ts';
import { createSecrets } from '../../../../electron/main/secrets/secrets.ts';
import { Redacted } from '../../../../shared/kernel/redacted.ts';
import { idOf } from '../../../support/cache-content.ts';
import { testKeychain } from '../support/start-application.ts';
import type { TestKeychain } from '../support/start-application.ts';

const device: Device = {
  deviceId: idOf('media', 9),
  token: new Redacted('token-of-the-device'),
  relayUrl: 'https://relay.example.com',
  company: { id: idOf('company', 1), name: 'Harbour' },
  person: { id: idOf('person', 1), name: 'Mia', role: 'employee', teamIds: [] },
  policyPublicKey: 'key',
};

function secretsOf(keychain: TestKeychain, profileId = 'aaaaaaaaaaaaaaaa', enrolled = false) {
  const opened = openKeychain({ load: async () => keychain, profileId, timers: systemTimers, timeLimitMs: 50 });
  return createSecrets({ keychain: opened, drawBytes, isEnrolled: () => enrolled });
}

describe('the keychain', () => {
  it('keeps the device and gives it back, with a token that no ordinary printing shows', async () => {
    const keychain = testKeychain();
    const secrets = secretsOf(keychain);
    expect(await secrets.storeDevice(device)).toEqual({ kind: 'written' });
    const answer = await secrets.readDevice();
    if (answer.kind !== 'present') throw new Error(answer.kind);
    expect(answer.device.token.reveal()).toBe('token-of-the-device');
    expect(JSON.stringify(answer)).not.toContain('token-of-the-device');
    expect(String(answer.device.token)).toBe('[redacted]');
  });

  it('keeps two profiles apart', async () => {
    const keychain = testKeychain();
    await secretsOf(keychain, 'aaaaaaaaaaaaaaaa').storeDevice(device);
    expect(await secretsOf(keychain, 'bbbbbbbbbbbbbbbb').readDevice()).toEqual({ kind: 'missing', expected: false });
  });

  it('makes a key of 32 bytes once, and a new one only when asked', async () => {
    const secrets = secretsOf(testKeychain());
    const [first, second, third] = [await secrets.readOrMakeCacheKey(), await secrets.readOrMakeCacheKey(), await secrets.replaceCacheKey()];
    if (first.kind !== 'present' || second.kind !== 'present' || third.kind !== 'present') throw new Error('no key');
    expect(first.key).toHaveLength(32);
    expect(second.key).toEqual(first.key);
    expect(third.key).not.toEqual(first.key);
  });

  it('tells an absent keychain from a locked one, and writes nothing after either', async () => {
    const keychain = testKeychain();
    for (const behaviour of ['absent', 'locked'] as const) {
      keychain.behaviour = behaviour;
      const secrets = secretsOf(keychain);
      expect((await secrets.readDevice()).kind).toBe(behaviour);
      expect((await secrets.readOrMakeCacheKey()).kind).toBe(behaviour);
      expect((await secrets.tryWriting()).kind).toBe(behaviour);
    }
    expect(keychain.items.size).toBe(0);
  });

  it('says that an enrolled profile should have a device when the keychain shows none', async () => {
    expect(await secretsOf(testKeychain(), undefined, true).readDevice()).toEqual({ kind: 'missing', expected: true });
  });

  it('answers in time when the keychain hangs, asks it only once meanwhile, and hears its late answer', async () => {
    let questions = 0;
    let unlock: (value: string | null) => void = () => undefined;
    const hanging: TestKeychain = { ...testKeychain(), getPassword: () => ((questions += 1), new Promise((resolve) => (unlock = resolve))) };
    const keychain = openKeychain({ load: async () => hanging, profileId: 'aaaaaaaaaaaaaaaa', timers: systemTimers, timeLimitMs: 30 });
    expect((await keychain.read('device')).kind).toBe('locked');
    const second = keychain.read('device');
    unlock('value');
    expect(await second).toEqual({ kind: 'present', value: 'value' });
    expect(questions).toBe(1);
  });

  it('that is asked ahead gives each answer to the next reading alone, and asks no further when something is not there', async () => {
    const asked: string[] = [];
    const kept = testKeychain();
    const keychain = openKeychain({
      load: async () => ({ ...kept, getPassword: (service, account) => (asked.push(account.split(':')[0] ?? ''), kept.getPassword(service, account)) }),
      profileId: 'aaaaaaaaaaaaaaaa', timers: systemTimers, timeLimitMs: 50,
    });
    await keychain.write('device', 'one');
    void keychain.readAhead(['device', 'cache-key', 'probe']);
    await expect.poll(() => asked).toEqual(['device', 'cache-key']);
    await keychain.write('cache-key', 'a key that was made meanwhile');
    expect(await keychain.read('device')).toEqual({ kind: 'present', value: 'one' });
    expect(asked).toHaveLength(2);
    expect(await keychain.read('cache-key'), 'what was written since counts').toEqual({ kind: 'present', value: 'a key that was made meanwhile' });
    await keychain.write('device', 'two');
    expect(await keychain.read('device')).toEqual({ kind: 'present', value: 'two' });
    expect(asked).toEqual(['device', 'cache-key', 'cache-key', 'device']);
  });

  it.each([
    ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent'],
    ['Unknown or unsupported transport “disabled” for address “disabled:”', 'absent'],
    ['Could not connect: No such file or directory', 'absent'],
    ["Cannot find module 'keytar'", 'absent'],
    ['libsecret-1.so.0: cannot open shared object file', 'absent'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['words that nobody has seen yet', 'locked'],
  ])('reads %j as %s', (words, kind) => {
    expect(explainKeychainError(new Error(words)).kind).toBe(kind);
  });
});
