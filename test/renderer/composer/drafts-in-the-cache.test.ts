import { beforeEach, describe, expect, it } from 'vitest';
import { call } from '../../../renderer/bridge/call.ts';
import { addBytes, arrangeFiles } from '../../../renderer/composer/attach-files.ts';
import { draftOf, loadDraft, putInFront, setMode, takeIntoDraft, useDrafts, writeDraft } from '../../../renderer/composer/composer-store.ts';
import { keepNow } from '../../../renderer/composer/keep-draft.ts';
import { sendDraft } from '../../../renderer/composer/send-draft.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { aContact, aConversation, aRequest, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const id = idOf('conversation', 1) as ConversationId;
const begun = { conversationId: id, body: 'begun yesterday', note: '', mode: 'answer' as const, quotedMessageId: null };
let vault: TestVault;
/** What main would answer instead of asking the cache. */
let refusals: Readonly<Record<string, unknown>>;
/** Comes between the cache's having a file and the page's hearing of it. */
let onFileKept: () => Promise<void>;

// The bridge to main is the boundary: behind it is the real cache, without the rules that main adds.
beforeEach(async () => {
  useDrafts.setState({ drafts: {} });
  refusals = {};
  onFileKept = () => Promise.resolve();
  let files = 0;
  vault = await openTestVault();
  await vault.value('changes.apply', { changes: [{ entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }], cursor: 1 });
  const answers: Record<string, (request: never) => unknown> = {
    'drafts.read': async (request: never) => ({ draft: await vault.value('drafts.read', request), quote: null }),
    'drafts.store': (request: object) => vault.value('drafts.store', { ...request, now: monday } as never),
    'drafts.addFile': async (request: { readonly bytes: Uint8Array }) => {
      files += 1;
      const file = { id: idOf('media', files), kind: 'image' as const, caption: '', fileName: null, mimeType: 'image/jpeg', size: request.bytes.length };
      await vault.value('drafts.addFile', { conversationId: id, file, bytes: request.bytes, now: monday });
      await onFileKept();
      return file;
    },
    'drafts.arrangeFiles': (request: never) => vault.value('drafts.arrangeFiles', request),
    'messages.takeBack': (request: object) => vault.value('outbox.takeBack', { ...request, now: monday } as never),
  };
  const answer = async (name: string, request: never) => {
    if (name in refusals) return JSON.stringify({ ok: false, error: refusals[name] });
    return JSON.stringify({ ok: true, value: await answers[name]?.(request) });
  };
  Object.assign(globalThis, { window: { deskline: { call: answer, onAnnouncement: () => () => undefined }, setTimeout, clearTimeout } });
});

const kept = async () => {
  await keepNow(id);
  return vault.value('drafts.read', { conversationId: id });
};

describe('a draft and what the cache keeps of it', () => {
  it('is never written over by a field that has not been filled yet', async () => {
    await vault.value('drafts.store', { ...begun, now: monday });
    // As the key for a note does on a row of the list, before the conversation is open.
    setMode(id, 'note');
    await loadDraft(id);
    expect(draftOf(id)).toMatchObject({ body: 'begun yesterday', mode: 'note' });
    expect(await kept()).toMatchObject({ body: 'begun yesterday', mode: 'note' });
  });

  it('is not written over when the cache cannot be read', async () => {
    await vault.value('drafts.store', { ...begun, now: monday });
    refusals = { 'drafts.read': { kind: 'unexpected', report: 'R' } };
    writeDraft(id, 'typed');
    await loadDraft(id);
    expect(await kept()).toMatchObject({ body: 'begun yesterday' });
  });

  it('gets an answer that could not be sent from a notification in front of what was begun', async () => {
    await vault.value('drafts.store', { ...begun, now: monday });
    await putInFront(id, 'Yes, at nine');
    expect(draftOf(id).body).toBe('Yes, at nine\nbegun yesterday');
    expect(await kept()).toMatchObject({ body: 'Yes, at nine\nbegun yesterday' });
  });

  it('loses no letter that is typed while something comes back', async () => {
    await loadDraft(id);
    await vault.value('messages.queue', { request: aRequest(1), author: idOf('person', 1), now: monday });
    await takeIntoDraft(id, async () => {
      writeDraft(id, 'and');
      await keepNow(id);
      const answer = await call('messages.takeBack', { ids: [idOf('message', 1)] });
      writeDraft(id, 'and more');
      await keepNow(id);
      return answer;
    });
    expect(draftOf(id).body).toBe('reply 1\nand more');
    expect(await kept()).toMatchObject({ body: 'reply 1\nand more' });
  });

  it('that was refused is in the cache again as it stood in the field', async () => {
    await loadDraft(id);
    refusals = { 'drafts.send': { kind: 'window-closed', closedAt: null } };
    writeDraft(id, 'to the last letter');
    expect(await sendDraft(id, { undoMs: 0, sendAt: null })).toMatchObject({ kind: 'window-closed' });
    expect(await kept()).toMatchObject({ body: 'to the last letter' });
  });

  it('keeps a file that comes while another is given its words', async () => {
    await loadDraft(id);
    const picture = { bytes: Uint8Array.of(1, 2, 3), type: 'image/jpeg', name: null, voice: false };
    expect(await addBytes(id, picture)).toBeNull();
    onFileKept = () => {
      arrangeFiles(id, (files) => files.map((file) => ({ ...file, caption: 'the wall' })));
      return Promise.resolve();
    };
    expect(await addBytes(id, picture)).toBeNull();
    expect((await kept())?.files).toMatchObject([{ id: idOf('media', 1), caption: 'the wall' }, { id: idOf('media', 2), caption: '' }]);
    expect(draftOf(id).files).toHaveLength(2);
  });

  it('is shown before it is sent: nothing goes that nobody has seen', async () => {
    await vault.value('drafts.store', { ...begun, now: monday });
    writeDraft(id, 'x');
    expect(await sendDraft(id, { undoMs: 0, sendAt: null })).toBeNull();
    expect(draftOf(id).body).toBe('begun yesterdayx');
  });
});
