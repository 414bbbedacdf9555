import { describe, expect, it } from 'vitest';
import { withdrawPlanned } from '../../../../electron/main/messages/change-planned.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import type { MessageContent } from '../../../../shared/domain/messages/content.ts';
import { undelivered } from '../../../../shared/domain/messages/delivery.ts';
import type { MediaId } from '../../../../shared/kernel/ids.ts';
import { makeId } from '../../../../shared/kernel/make-id.ts';
import { aContact, aConversation, fromUs, idOf, monday } from '../../../support/cache-content.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { sendError, startStubRelay } from '../support/start-stub-relay.ts';
import type { Answering } from '../support/start-stub-relay.ts';

const conversationId = idOf('conversation', 1);
const id = idOf('message', 5);
const bytes = Uint8Array.of(1, 2, 3, 4);
const media = { id: idOf('media', 7), mimeType: 'image/jpeg', size: bytes.length, state: 'ready' as const, failure: null };
const agreed: Answering = (_asked, response) => void response.writeHead(204).end();

/** A message that the relay keeps until Tuesday, in the real vault; the relay's word is the test's. */
async function planned(content: MessageContent, { hasBytes = true, answer = agreed } = {}) {
  const clock = fakeClock(monday);
  const testVault = await openTestVault({ kind: 'memory' }, { clock });
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  const message = fromUs(5, { at: monday, content, delivery: { ...undelivered, waiting: { reason: 'planned', until: monday + 86_400_000 } } });
  await testVault.value('changes.apply', { cursor: 1, changes: [{ entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }, { entity: 'message', message }] });
  if ('media' in content && hasBytes) await testVault.value('media.store', { id: content.media.id, messageId: id, mimeType: content.media.mimeType, bytes, now: monday });
  await testVault.value('drafts.store', { conversationId, body: 'since', note: '', mode: 'answer', quotedMessageId: null, now: monday });
  const { link } = await startStubRelay(answer);
  const withdraw = () => withdrawPlanned(id, { vault, clock, link, outbox: { holdStill: (_ids, work) => work() }, drawId: () => makeId(monday, Uint8Array.from([7, 0, 0, 0, 0, 0, 0, 0, 0, 1])) });
  return { withdraw, draft: () => testVault.value('drafts.read', { conversationId }), read: (file: MediaId) => testVault.value('media.read', { id: file }), testVault };
}

describe('a planned message that is taken back', () => {
  it('puts its text in front of what was begun since', async () => {
    const { withdraw, draft } = await planned({ kind: 'text', body: 'On Tuesday' });
    expect(await withdraw()).toEqual({ ok: true, value: null });
    expect(await draft()).toMatchObject({ body: 'On Tuesday\nsince', files: [] });
  });

  it('brings its file and the caption back, although the message is gone', async () => {
    const { withdraw, draft, read, testVault } = await planned({ kind: 'image', caption: 'the wall', media });
    await withdraw();
    await testVault.value('changes.apply', { cursor: 2, changes: [{ entity: 'gone', of: 'message', id }] });
    const kept = await draft();
    expect(kept).toMatchObject({ body: 'since', files: [{ kind: 'image', caption: 'the wall', mimeType: 'image/jpeg', size: bytes.length }] });
    expect(await read(kept?.files[0]?.id ?? media.id)).toMatchObject({ bytes });
  });

  it('keeps the caption of a file that is not on this computer', async () => {
    const { withdraw, draft } = await planned({ kind: 'document', caption: 'the lease', fileName: 'lease.pdf', media }, { hasBytes: false });
    await withdraw();
    expect(await draft()).toMatchObject({ body: 'the lease\nsince', files: [] });
  });

  it('leaves everything as it is when it has left already', async () => {
    const { withdraw, draft } = await planned({ kind: 'image', caption: 'the wall', media }, { answer: (_asked, response) => sendError(response, 409, 'conflict', { kind: 'never' }) });
    expect(await withdraw()).toEqual({ ok: false, error: { kind: 'left' } });
    expect(await draft()).toMatchObject({ body: 'since', files: [] });
  });
});
