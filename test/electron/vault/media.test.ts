import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decryptFile, encryptFile, randomBytes } from '../../../electron/vault/media-files/file-cipher.ts';
import { anImage, fromContact, idOf, monday } from '../../support/cache-content.ts';
import { makeTestFolder, openTestVault, testKey } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const id = idOf('media', 1);
const messageId = idOf('message', 1);
const picture = new TextEncoder().encode('a picture of a kookaburra');
const stored = { id, messageId, mimeType: 'image/jpeg', bytes: picture, now: monday };

describe.each(['disk', 'memory'] as const)('files of messages, %s', (kind) => {
  let test: ReturnType<typeof makeTestFolder>;
  let vault: TestVault;
  const files = (): string[] => (kind === 'disk' ? readdirSync(join(test.folder, 'media')) : []);

  beforeEach(async () => {
    test = makeTestFolder();
    vault = await openTestVault(kind === 'disk' ? { kind, folder: test.folder } : { kind });
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: fromContact(1, { content: anImage(1, null) }) }], cursor: 1 });
  });
  afterEach(() => {
    vault.close();
    test.remove();
  });

  it('come back as they were, and know their message before they are here', async () => {
    expect(await vault.value('media.owner', { id })).toEqual({ messageId, mimeType: 'image/jpeg', at: monday });
    expect(await vault.value('media.owner', { id: idOf('media', 2) })).toBeNull();
    expect(await vault.value('media.read', { id })).toBeNull();
    expect(await vault.value('media.store', stored)).toBe(true);
    expect(await vault.value('media.read', { id })).toEqual({ mimeType: 'image/jpeg', bytes: picture });
  });

  it('are known by the offer that they stand in front of, and go with it', async () => {
    const headerFile = { id: idOf('media', 7), mimeType: 'image/png', size: 3, state: 'ready', failure: null } as const;
    const content = { kind: 'offer', header: null, headerFile, body: 'When?', footer: null, button: null, choices: [] } as const;
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: fromContact(7, { content: { ...content, choices: [] } }) }], cursor: 2 });
    expect(await vault.value('media.owner', { id: headerFile.id })).toEqual({ messageId: idOf('message', 7), mimeType: 'image/png', at: monday });
    expect(await vault.value('media.store', { ...stored, id: headerFile.id, messageId: idOf('message', 7) })).toBe(true);
    await vault.value('changes.apply', { changes: [{ entity: 'gone', of: 'message', id: idOf('message', 7) }], cursor: 3 });
    expect(await vault.value('media.read', { id: headerFile.id })).toBeNull();
    expect(files()).toEqual([]);
  });

  it('are refused when no cached message names them', async () => {
    expect(await vault.value('media.store', { ...stored, id: idOf('media', 2) })).toBe(false);
    expect(await vault.value('media.store', { ...stored, messageId: idOf('message', 2) })).toBe(false);
    expect(files()).toEqual([]);
  });

  it('are replaced whole, and go with their message', async () => {
    await vault.value('media.store', stored);
    const before = files();
    await vault.value('media.store', { ...stored, bytes: Uint8Array.of(1, 2, 3) });
    expect(files()).toHaveLength(before.length);
    expect(files().some((file) => before.includes(file))).toBe(false);
    expect((await vault.value('media.read', { id }))?.bytes).toEqual(Uint8Array.of(1, 2, 3));
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: fromContact(1, { content: { kind: 'unsupported', type: 'revoked' }, revokedAt: monday }) }], cursor: 2 });
    expect(await vault.value('media.owner', { id })).toBeNull();
    expect(files()).toEqual([]);
  });
});

describe('files on the disk', () => {
  it('are noise under a random name, for this user alone; damage is noticed', async () => {
    const { folder, remove } = makeTestFolder();
    const vault = await openTestVault({ kind: 'disk', folder });
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: fromContact(1, { content: anImage(1, null) }) }], cursor: 1 });
    await vault.value('media.store', stored);
    const [name = ''] = readdirSync(join(folder, 'media'));
    const path = join(folder, 'media', name);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(readFileSync(path).includes('kookaburra')).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(path);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await vault.value('media.read', { id })).toBeNull();
    vault.close();
    remove();
  });

  it('open only with their own key, name and every bit in place', () => {
    const [key, nonce] = [testKey(), randomBytes(12)];
    const encrypted = encryptFile({ name: 'one', key, nonce, bytes: picture });
    expect(decryptFile({ name: 'one', key, encrypted })).toEqual(picture);
    expect(decryptFile({ name: 'two', key, encrypted })).toBeNull();
    expect(decryptFile({ name: 'one', key: randomBytes(32), encrypted })).toBeNull();
    for (const length of [0, 1, 20, encrypted.length - 1]) expect(decryptFile({ name: 'one', key, encrypted: encrypted.subarray(0, length) })).toBeNull();
    encrypted.forEach((_, index) => expect(decryptFile({ name: 'one', key, encrypted: encrypted.map((byte, at) => (at === index ? byte ^ 128 : byte)) })).toBeNull());
    expect(decryptFile({ name: 'one', key, encrypted: encryptFile({ name: 'one', key, nonce, bytes: new Uint8Array() }) })).toEqual(new Uint8Array());
  });
});
