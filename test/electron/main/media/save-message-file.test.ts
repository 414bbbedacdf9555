import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMedia } from '../../../../electron/main/media/keep-media.ts';
import { saveClientFile } from '../../../../electron/main/media/save-client-file.ts';
import { saveMessageFile } from '../../../../electron/main/media/save-message-file.ts';
import { texts } from '../../../../electron/main/text/texts.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import type { Message } from '../../../../shared/domain/messages/message.ts';
import { aContact, aConversation, aDocument, aNumber, anImage, fromContact, monday } from '../../../support/cache-content.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { makeTestFolder, openTestVault } from '../../../support/open-test-vault.ts';
import { quietLog } from '../support/quiet-log.ts';
import { sendError, startStubRelay } from '../support/start-stub-relay.ts';

const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46]);

/** A cache with one message, a relay with its file, and a person who answers the dialog. */
async function bench(message: Message, answer: (folder: string, name: string) => string | null, status = 200) {
  const folder = makeTestFolder();
  const testVault = await openTestVault({ kind: 'disk', folder: folder.folder });
  onTestFinished(() => {
    testVault.close();
    folder.remove();
  });
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  await testVault.value('changes.apply', {
    cursor: 1,
    changes: [{ entity: 'number', number: aNumber() }, { entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }, { entity: 'message', message }],
  });
  const relay = await startStubRelay((_asked, response) => {
    if (status !== 200) sendError(response, status, 'unavailable', { kind: 'never' });
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  });
  const media = createMedia({ vault, link: relay.link, clock: fakeClock(monday), settings: () => builtInSettings('UTC'), log: quietLog });
  const home = join(folder.folder, 'home');
  mkdirSync(home);
  const proposed: string[] = [];
  const askSavePlace = async (name: string) => {
    proposed.push(name);
    return answer(home, name);
  };
  const save = () => saveMessageFile(message.id, { vault, media, texts: texts.en, zone: 'UTC', askSavePlace, saveClientFile, log: quietLog });
  return { save, home, proposed, relay };
}

const lease = fromContact(1, { content: aDocument(1, '../Lease\u202E.pdf') });

describe('saving the file of a message', () => {
  it('proposes its own name made harmless, and writes the bytes where the person says', async () => {
    const { save, home, proposed } = await bench(lease, (folder) => join(folder, 'my lease.pdf'));
    expect(await save()).toEqual({ ok: true, value: { saved: true } });
    expect(proposed).toEqual(['Lease.pdf']);
    expect([...readFileSync(join(home, 'my lease.pdf'))]).toEqual([...bytes]);
  });

  it('names a photo by its kind and time', async () => {
    const { save, proposed } = await bench(fromContact(1, { content: anImage(1, 'Private words') }), () => null);
    await save();
    expect(proposed).toEqual([expect.stringMatching(/^Photo \d{4}-\d\d-\d\d \d\d-\d\d\.jpg$/)]);
  });

  it('does nothing when the person cancels, and asks nobody for the file', async () => {
    const { save, relay } = await bench(lease, () => null);
    expect(await save()).toEqual({ ok: true, value: { saved: false } });
    expect(relay.asked).toEqual([]);
  });

  it('says when the file cannot be had, and leaves nothing behind', async () => {
    const { save, home } = await bench(lease, (folder, name) => join(folder, name), 503);
    expect(await save()).toEqual({ ok: false, error: { kind: 'unreadable' } });
    expect(existsSync(join(home, 'Lease.pdf'))).toBe(false);
  });

  it('says when the place does not take it', async () => {
    const { save } = await bench(lease, (folder, name) => join(folder, 'no such folder', name));
    expect(await save()).toEqual({ ok: false, error: { kind: 'unwritable' } });
  });

  it('has nothing of a message that was taken back', async () => {
    const { save, proposed } = await bench({ ...lease, revokedAt: monday }, (folder, name) => join(folder, name));
    expect(await save()).toEqual({ ok: false, error: { kind: 'unreadable' } });
    expect(proposed).toEqual([]);
  });
});
