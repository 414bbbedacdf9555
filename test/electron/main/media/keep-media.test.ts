import { describe, expect, it, onTestFinished } from 'vitest';
import { createMedia } from '../../../../electron/main/media/keep-media.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import { day } from '../../../../shared/kernel/time.ts';
import type { Message } from '../../../../shared/domain/messages/message.ts';
import { aContact, aConversation, aDocument, aNumber, anImage, fromContact, idOf, monday } from '../../../support/cache-content.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { makeTestFolder, openTestVault } from '../../../support/open-test-vault.ts';
import { quietLog } from '../support/quiet-log.ts';
import { sendError, startStubRelay } from '../support/start-stub-relay.ts';

const bytes = Uint8Array.from([1, 2, 3]);

async function bench(messages: readonly Message[], { attachmentDays = 7, status = 200 } = {}) {
  const folder = makeTestFolder();
  const testVault = await openTestVault({ kind: 'disk', folder: folder.folder });
  onTestFinished(() => {
    testVault.close();
    folder.remove();
  });
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  const changes = [
    { entity: 'number' as const, number: aNumber() },
    { entity: 'contact' as const, contact: aContact(1) },
    { entity: 'conversation' as const, conversation: aConversation(1) },
    ...messages.map((message) => ({ entity: 'message' as const, message })),
  ];
  await testVault.value('changes.apply', { cursor: 1, changes });
  let heard: () => void = () => undefined;
  const relay = await startStubRelay((_asked, response) => {
    if (status !== 200) sendError(response, status, status === 404 ? 'not-found' : 'unavailable', { kind: 'never' });
    else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes);
    heard();
  });
  const settings = { ...builtInSettings('UTC'), retention: { messageDays: 30, attachmentDays } };
  const media = createMedia({ vault, link: relay.link, clock: fakeClock(monday), settings: () => settings, log: quietLog });
  return { media, relay, testVault, changes, nextRequest: () => new Promise<void>((resolve) => (heard = resolve)) };
}

const image = (count: number, at = monday) => fromContact(count, { at, content: anImage(count, null) });

describe('the files of messages', () => {
  it('come from the relay once and from the cache after that', async () => {
    const { media, relay } = await bench([image(1)]);
    const [one, other] = await Promise.all([media.read(idOf('media', 1)), media.read(idOf('media', 1))]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ ok: true, value: { mimeType: 'image/jpeg' } });
    expect(await media.read(idOf('media', 1))).toMatchObject({ ok: true });
    expect(relay.asked).toHaveLength(1);
  });

  it('are not fetched when no cached message names them', async () => {
    const { media, relay } = await bench([image(1)]);
    expect(await media.read(idOf('media', 2))).toEqual({ ok: false, error: { kind: 'unknown' } });
    expect(relay.asked).toEqual([]);
  });

  it.each([
    ['policy keeps no files', monday, { attachmentDays: 0 }],
    ['they are older than policy keeps files', monday - 8 * day, { attachmentDays: 7 }],
  ])('pass through without being kept when %s', async (_when, at, policy) => {
    const { media, relay, testVault } = await bench([image(1, at)], policy);
    expect(await media.read(idOf('media', 1))).toMatchObject({ ok: true });
    expect(await media.read(idOf('media', 1))).toMatchObject({ ok: true });
    expect(relay.asked).toHaveLength(2);
    expect(await testVault.value('media.read', { id: idOf('media', 1) })).toBeNull();
  });

  it('say whether waiting helps', async () => {
    expect(await (await bench([image(1)], { status: 404 })).media.read(idOf('media', 1))).toEqual({ ok: false, error: { kind: 'gone' } });
    expect(await (await bench([image(1)], { status: 503 })).media.read(idOf('media', 1))).toEqual({ ok: false, error: { kind: 'offline' } });
  });

  it('are fetched ahead when they are pictures, and wait when they are documents or too old to keep', async () => {
    const { media, relay, changes, nextRequest } = await bench([image(1), fromContact(2, { content: aDocument(2, 'a.pdf') }), image(3, monday - 9 * day)]);
    const asked = nextRequest();
    media.fetchAhead(changes);
    await asked;
    expect(await media.read(idOf('media', 1))).toMatchObject({ ok: true });
    expect(relay.asked.map(({ path }) => path)).toEqual([`/v1/media/${idOf('media', 1)}`]);
  });
});
