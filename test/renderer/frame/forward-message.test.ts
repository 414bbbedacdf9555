import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acceptFile } from '../../../electron/main/drafts/accept-file.ts';
import { sendMessage } from '../../../electron/main/messages/send-message.ts';
import type { Vault } from '../../../electron/vault/vault-contract.ts';
import { undo, useUndo } from '../../../renderer/composer/undo-store.ts';
import { forwardMessage } from '../../../renderer/frame/forward-message.ts';
import { forwardWords } from '../../../renderer/frame/forward-words.ts';
import { createWords } from '../../../renderer/text/words.ts';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { day } from '../../../shared/kernel/time.ts';
import { drawMedia } from '../../../relay/sandbox/media/drawn-media.ts';
import { aContact, aConversation, aNumber, fromContact, idOf, monday } from '../../support/cache-content.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const [from, to, closed]: readonly [ConversationId, ConversationId, ConversationId] = [idOf('conversation', 1), idOf('conversation', 2), idOf('conversation', 3)];
const english = createWords('en', 'en-GB', 'UTC');
let vault: TestVault;
/** What main serves the page for a file of a message; a number is a status. */
let served: Uint8Array | number;

// The bridge is the boundary: behind it are main's own rules and the real cache. What the page fetches from main is served here.
beforeEach(async () => {
  const clock = fakeClock(monday);
  vault = await openTestVault({ kind: 'memory' }, { clock });
  await vault.value('changes.apply', {
    cursor: 1,
    changes: [
      { entity: 'number', number: aNumber() },
      ...[1, 2, 3].flatMap((count) => [{ entity: 'contact', contact: aContact(count) } as const, { entity: 'conversation', conversation: aConversation(count, { lastInboundAt: monday - (count === 3 ? 2 * day : 1000) }) } as const]),
    ],
  });
  const main: Vault = { call: vault.call, onChanges: () => () => undefined };
  let drawn = 0;
  const answers: Record<string, (request: never) => unknown> = {
    'drafts.read': async (request: never) => ({ ok: true, value: { draft: await vault.value('drafts.read', request), quote: null } }),
    'drafts.addFile': (request: never) => acceptFile(request, { vault: main, clock, drawId: () => idOf('media', 500 + (drawn += 1)) }),
    'drafts.arrangeFiles': async (request: never) => ({ ok: true, value: await vault.value('drafts.arrangeFiles', request) }),
    'messages.send': (request: never) => sendMessage(request, { vault: main, clock, author: idOf('person', 1), drawMessageId: () => idOf('message', 500 + (drawn += 1)), wakeOutbox: () => undefined }),
    'messages.retract': async (request: never) => ({ ok: true, value: { retracted: await vault.value('outbox.retract', request) } }),
  };
  const call = async (name: string, request: never) => JSON.stringify(await answers[name]?.(request));
  vi.stubGlobal('window', { deskline: { call, onAnnouncement: () => () => undefined }, setTimeout, clearTimeout });
  vi.stubGlobal('fetch', () => Promise.resolve(typeof served === 'number' ? new Response(null, { status: served }) : new Response(Buffer.from(served))));
});
afterEach(() => vi.unstubAllGlobals());

const ready = (mimeType: string) => ({ id: idOf('media', 9), mimeType, size: 10, state: 'ready', failure: null }) as const;
const message = (content: MessageContent) => ({ ...fromContact(7), content, conversationId: from, outbox: null }) as unknown as CachedMessage;
const forward = (content: MessageContent, conversationId = to, undoMs = 5000) => forwardMessage(message(content), { conversationId, name: 'Amina', undoMs });
const waiting = async () => (await vault.value('outbox.list', null)).map(({ request }) => request);

describe('a file that is sent on', () => {
  it.each([
    ['a photo with its caption', 'damp-wall', 'image/jpeg', (media: never): MessageContent => ({ kind: 'image', media, caption: 'The wall' }), { kind: 'image', caption: 'The wall' }],
    ['a document under its name', 'tenancy-agreement', 'application/pdf', (media: never): MessageContent => ({ kind: 'document', media, fileName: 'lease.pdf', caption: null }), { kind: 'document', fileName: 'lease.pdf', caption: null }],
    ['a voice note as one', 'voice-note', 'audio/ogg; codecs=opus', (media: never): MessageContent => ({ kind: 'audio', media, voice: true }), { kind: 'audio', voice: true }],
    ['a video', 'short-video', 'video/mp4', (media: never): MessageContent => ({ kind: 'video', media, caption: null }), { kind: 'video', caption: null }],
  ] as const)('goes as a file of its own: %s', async (_what, drawing, mimeType, contentOf, sent) => {
    served = drawMedia(drawing as never).bytes;
    expect(await forward(contentOf(ready(mimeType) as never))).toBeNull();
    const [request, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(request).toMatchObject({ conversationId: to, quotedMessageId: null, content: sent });
    expect(request?.content, 'an upload belongs to one message').not.toMatchObject({ mediaId: idOf('media', 9) });
    expect((await vault.value('drafts.read', { conversationId: to }))?.files ?? []).toEqual([]);
  });

  it('is taken back altogether from where it was sent, and lands in nobody’s field', async () => {
    served = drawMedia('damp-wall' as never).bytes;
    await forward({ kind: 'image', media: ready('image/jpeg'), caption: null });
    const { undoable } = useUndo.getState();
    expect(undoable).toMatchObject({ forwarded: { from, to: 'Amina' } });
    if (undoable !== null) await undo(undoable);
    expect(await waiting()).toEqual([]);
    expect((await vault.value('drafts.read', { conversationId: to }))?.files ?? []).toEqual([]);
    expect(useUndo.getState()).toEqual({ undoable: null, tooLate: null });
  });

  it('leaves nothing behind where it was refused, and says why', async () => {
    served = drawMedia('damp-wall' as never).bytes;
    const photo: MessageContent = { kind: 'image', media: ready('image/jpeg'), caption: null };
    const refused = await forward(photo, closed);
    expect(refused).toMatchObject({ at: 'send', refusal: { kind: 'window-closed' } });
    expect((await vault.value('drafts.read', { conversationId: closed }))?.files ?? []).toEqual([]);
    served = 410;
    const gone = await forward(photo);
    expect(gone).toEqual({ at: 'unread', status: 410 });
    served = new TextEncoder().encode('no picture');
    const wrong = await forward(photo);
    expect(wrong).toMatchObject({ at: 'file', refusal: { kind: 'file-refused' } });
    for (const failure of [refused, gone, wrong]) expect(failure === null ? '' : forwardWords(english, failure, monday)).toMatch(/\w/u);
    expect(await waiting()).toEqual([]);
  });
});
