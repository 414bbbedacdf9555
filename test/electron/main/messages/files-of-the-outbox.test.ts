import { describe, expect, it } from 'vitest';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import { acceptFile } from '../../../../electron/main/drafts/accept-file.ts';
import { createOutbox } from '../../../../electron/main/messages/run-outbox.ts';
import { sendDraft } from '../../../../electron/main/messages/send-draft.ts';
import { takeBack } from '../../../../electron/main/messages/take-back.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { drawMedia } from '../../../../relay/sandbox/media/drawn-media.ts';
import { makeId } from '../../../../shared/kernel/make-id.ts';
import type { SendMessageRequest } from '../../../../shared/protocol/messages.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { aContact, aConversation, aNumber, deliveredAs, fromUs, idOf, monday } from '../../../support/cache-content.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { sendError, sendJson, startStubRelay } from '../support/start-stub-relay.ts';
import type { Answering } from '../support/start-stub-relay.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const conversationId = idOf('conversation', 1);
const photo = drawMedia('damp-wall').bytes;

const isUpload = (path: string) => path.startsWith('/v1/media');
const takeUpload: Answering = (_asked, response) =>
  sendJson(response, 201, { media: { id: idOf('media', 77), mimeType: 'image/jpeg', size: photo.length, state: 'ready', failure: null } });
const takeMessage: Answering = (asked, response) => {
  const request = JSON.parse(asked.body) as SendMessageRequest;
  const mediaId = 'mediaId' in request.content ? request.content.mediaId : idOf('media', 0);
  const content = { kind: 'image' as const, caption: 'The wall', media: { id: mediaId, mimeType: 'image/jpeg', size: photo.length, state: 'ready' as const, failure: null } };
  sendJson(response, 201, { message: { ...fromUs(1), id: request.id, conversationId: request.conversationId, content, delivery: deliveredAs('queued') } });
};
const both: Answering = (asked, response) => (isUpload(asked.path) ? takeUpload(asked, response) : takeMessage(asked, response));

/** A photo with a caption, sent over the real vault, the real outbox and real HTTP. */
async function bench(answer: Answering) {
  const clock = fakeClock(monday);
  const testVault = await openTestVault({ kind: 'memory' }, { clock });
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  const conversation = aConversation(1, { lastInboundAt: monday - 1000 });
  await testVault.value('changes.apply', { cursor: 1, changes: [{ entity: 'number', number: aNumber() }, { entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation }] });
  const relay = await startStubRelay(answer);
  const progress: number[] = [];
  const timers = { soon: systemTimers.soon, after: () => () => undefined };
  const start = () => createOutbox({ vault, link: relay.link, clock, timers, drawFraction: () => 0.5, log: silent, onProgress: ({ sent, size }) => void progress.push(sent / size) });
  let drawn = 0;
  const drawId = () => makeId(monday, Uint8Array.from([7, 0, 0, 0, 0, 0, 0, 0, 0, (drawn += 1)]));
  const attach = (bytes: Uint8Array, type: string, name: string | null = null) => acceptFile({ conversationId, bytes, type, name, voice: false }, { vault, clock, drawId });
  const send = async (undoMs = 0) => {
    const sent = await sendDraft({ conversationId, body: '', quotedMessageId: null, undoMs }, { vault, clock, author: idOf('person', 1), drawMessageId: () => idOf('message', 50 + (drawn += 1)), wakeOutbox: () => undefined });
    if (!sent.ok) throw new Error(sent.error.kind);
    return sent.value.ids;
  };
  const paths = () => relay.asked.map(({ path }) => (isUpload(path) ? 'upload' : 'message'));
  return { clock, vault, testVault, relay, start, attach, send, paths, progress };
}

describe('a file in the outbox', () => {
  it('goes to the relay first, then its message names it by the relay’s id, and its bytes stay in the cache', async () => {
    const { start, attach, send, relay, paths, testVault, progress } = await bench(both);
    const file = await attach(photo, 'image/jpeg');
    await testVault.value('drafts.arrangeFiles', { conversationId, files: [{ id: file.ok ? file.value.id : (undefined as never), caption: ' The wall ' }] });
    await send();
    const outbox = start();
    outbox.wake();
    await outbox.idle();
    expect(paths()).toEqual(['upload', 'message']);
    expect(relay.asked[0]).toMatchObject({ path: `/v1/media?conversationId=${conversationId}&kind=image`, headers: { 'content-type': 'image/jpeg', 'content-length': String(photo.length) } });
    expect((JSON.parse(relay.asked[1]?.body ?? '') as SendMessageRequest).content).toEqual({ kind: 'image', mediaId: idOf('media', 77), caption: 'The wall' });
    expect(await testVault.value('media.read', { id: idOf('media', 77) })).toMatchObject({ bytes: new Uint8Array(photo) });
    expect(await testVault.value('outbox.list', null)).toEqual([]);
    expect(progress.at(-1)).toBe(1);
  });

  it('is handed over once although the application dies between file and message', async () => {
    let isLineBroken = true;
    const { start, attach, send, paths, clock } = await bench((asked, response) => (isUpload(asked.path) ? takeUpload(asked, response) : isLineBroken ? void response.destroy() : takeMessage(asked, response)));
    await attach(photo, 'image/jpeg');
    await send();
    const before = start();
    before.wake();
    await before.idle();
    before.stop();
    isLineBroken = false;
    clock.advance(60_000);
    const after = start();
    after.wake();
    await after.idle();
    expect(paths()).toEqual(['upload', 'message', 'message']);
  });

  it('goes again when the relay has forgotten it meanwhile', async () => {
    const refusals = [{ status: 503, code: 'unavailable', retry: { kind: 'after', afterMs: 0 } }, { status: 415, code: 'file-refused', retry: { kind: 'never' } }] as const;
    let tries = 0;
    const { start, attach, send, paths, clock, testVault } = await bench((asked, response) => {
      if (isUpload(asked.path)) return takeUpload(asked, response);
      const refusal = refusals[(tries += 1) - 1];
      if (refusal === undefined) takeMessage(asked, response);
      else sendError(response, refusal.status, refusal.code, refusal.retry);
    });
    await attach(photo, 'image/jpeg');
    await send();
    const outbox = start();
    outbox.wake();
    await outbox.idle();
    expect(paths()).toEqual(['upload', 'message']);
    // A day later the relay has let it go.
    clock.advance(24 * 3_600_000);
    outbox.wake();
    await outbox.idle();
    expect(paths()).toEqual(['upload', 'message', 'message', 'upload', 'message']);
    expect(await testVault.value('outbox.list', null)).toEqual([]);
  });

  it('that the relay refuses stays with its message and says why', async () => {
    const { start, attach, send, testVault } = await bench((_asked, response) => sendError(response, 415, 'file-refused', { kind: 'never' }));
    await attach(photo, 'image/jpeg');
    await send();
    const outbox = start();
    outbox.wake();
    await outbox.idle();
    expect(await testVault.value('outbox.list', null)).toMatchObject([{ state: 'refused', failure: { reason: 'file-refused' } }]);
  });

  it('is broken off when its message is taken back, and neither leaves afterwards', async () => {
    let arrived: () => void = () => undefined;
    const onItsWay = new Promise<void>((resolve) => (arrived = resolve));
    const { start, attach, send, vault, clock, testVault, paths } = await bench((asked, response) => {
      // Held for ever: only breaking off ends it.
      if (isUpload(asked.path)) arrived();
      else takeMessage(asked, response);
    });
    await attach(photo, 'image/jpeg');
    const ids = await send();
    const outbox = start();
    outbox.wake();
    await onItsWay;
    expect(await takeBack(ids, { vault, clock, outbox })).toEqual({ taken: ids, others: [] });
    await outbox.idle();
    expect(paths()).toEqual(['upload']);
    expect((await testVault.value('drafts.read', { conversationId }))?.files).toHaveLength(1);
  });

  it('what was read as due a moment before it was taken back does not leave', async () => {
    const { start, attach, send, vault, clock, paths } = await bench(both);
    await attach(photo, 'image/jpeg');
    const ids = await send();
    const outbox = start();
    // The outbox asks what is due in the same turn in which the message is taken back.
    const back = takeBack(ids, { vault, clock, outbox });
    outbox.wake();
    expect((await back).taken).toEqual(ids);
    await outbox.idle();
    expect(paths()).toEqual([]);
  });
});

describe('a file for a draft', () => {
  it.each([
    ['a program that claims to be a paper', Buffer.from('MZ\u0000\u0001 nothing'), 'application/pdf', 'lease.pdf', { kind: 'file-refused', rule: 'type' }],
    ['nothing', new Uint8Array(), 'text/plain', 'a.txt', { kind: 'empty' }],
    ['too large a picture', Buffer.concat([photo, Buffer.alloc(5 * 1024 * 1024)]), 'image/jpeg', 'a.jpg', { kind: 'too-large', limit: 5 * 1024 * 1024, length: photo.length + 5 * 1024 * 1024 }],
  ])('%s is refused, and nothing of it is kept', async (_, bytes, type, name, error) => {
    const { attach, testVault } = await bench(both);
    expect(await attach(new Uint8Array(bytes), type, name)).toEqual({ ok: false, error });
    expect(await testVault.value('drafts.read', { conversationId })).toBeNull();
  });

  it('goes as what WhatsApp shows, a document under a name that deceives nobody; and not more than thirty', async () => {
    const { attach, testVault } = await bench(both);
    const pdf = drawMedia('tenancy-agreement').bytes;
    expect(await attach(new Uint8Array(pdf), '', 'C:\\Temp\\lease\u202Efdp.pdf')).toMatchObject({ ok: true, value: { kind: 'document', fileName: 'leasefdp.pdf', mimeType: 'application/pdf' } });
    expect(await attach(new TextEncoder().encode('plain words'), 'text/plain', 'notes.txt')).toMatchObject({ ok: true, value: { kind: 'document', mimeType: 'text/plain' } });
    for (let count = 2; count < 30; count += 1) await attach(new TextEncoder().encode(`words ${count}`), 'text/plain', 'n.txt');
    expect(await attach(photo, 'image/jpeg')).toEqual({ ok: false, error: { kind: 'too-many', limit: 30 } });
    expect((await testVault.value('drafts.read', { conversationId }))?.files).toHaveLength(30);
  });
});
