import { beforeEach, describe, expect, it } from 'vitest';
import { forgetChanged } from '../../../renderer/conversation/kept-threads.ts';
import { loadMore, useLoading } from '../../../renderer/conversation/load-more.ts';
import { closeThread, moveTo, openThread, useThread } from '../../../renderer/conversation/thread-store.ts';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import { demoConversations, idOf } from '../support/demo-conversations.ts';

const now = Date.parse('2026-03-12T09:30:00Z');
const [summary] = demoConversations(now).summaries;
const conversationId = idOf<never>(4, 1);
const message = (at: number): CachedMessage => ({
  id: String(at).padStart(6, '0') as never, conversationId, author: { kind: 'contact' }, at, content: { kind: 'text', body: String(at) }, delivery: null, quotedMessageId: null,
  forwarded: 'no', reactions: [], editedAt: null, revokedAt: null, outbox: null,
});
/** Newest first, as the bridge answers. */
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => message(from + index)).toReversed();
const shown = () => useThread.getState().thread?.messages.map(({ at }) => at) ?? [];

/** Answers of main that wait until the test gives them. */
let asked: { readonly name: string; readonly give: (value: unknown) => void }[];
const answer = async (name: string, value: unknown) => {
  const one = asked.find((each) => each.name === name);
  if (one === undefined) throw new Error(`Nobody asked for ${name}`);
  asked = asked.filter((each) => each !== one);
  one.give(value);
  await new Promise((resolve) => setImmediate(resolve));
};
const open = async (messages: readonly CachedMessage[], hasLater = false) => {
  const opening = openThread(conversationId);
  await answer('conversations.read', summary);
  await answer('messages.around', { messages, placeId: hasLater ? messages[0]?.id : null, hasEarlier: true, hasLater });
  await opening;
};

beforeEach(() => {
  closeThread();
  forgetChanged([{ kind: 'everything' }]);
  asked = [];
  const call = (name: string) => new Promise<string>((resolve) => asked.push({ name, give: (value) => resolve(JSON.stringify({ ok: true, value })) }));
  Object.assign(globalThis, { window: { innerHeight: 1_080, deskline: { call, onAnnouncement: () => () => undefined }, setTimeout, clearTimeout } });
});

describe('what lies before the messages that are shown', () => {
  it('is read once however often the reader comes near, and laid before them', async () => {
    await open(range(100, 120));
    const loading = loadMore('earlier');
    void loadMore('earlier');
    expect([useLoading.getState().side, asked.length]).toEqual(['earlier', 1]);
    await answer('messages.page', { messages: range(84, 100) });
    await loading;
    expect(shown()).toEqual(range(84, 120).toReversed().map(({ at }) => at));
    expect(useLoading.getState().side).toBe(null);
  });

  it('is dropped when the thread was closed and opened elsewhere meanwhile: there would be a gap', async () => {
    await open(range(100, 120), true);
    void loadMore('earlier');
    // What does not stand at its end is not kept: it is read anew.
    closeThread();
    await open(range(300, 320), true);
    await answer('messages.page', { messages: range(70, 100) });
    expect(shown()).toEqual(range(300, 320).toReversed().map(({ at }) => at));
  });

  it('is dropped when the reader has jumped, and does not stop the reading that belongs to where they are', async () => {
    await open(range(100, 120), true);
    void loadMore('earlier');
    const moving = moveTo({ kind: 'message', id: message(305).id });
    await answer('messages.around', { messages: range(300, 320), placeId: message(305).id, hasEarlier: true, hasLater: true });
    await moving;
    const second = loadMore('earlier');
    await answer('messages.page', { messages: range(70, 100) });
    expect(useLoading.getState().side).toBe('earlier');
    await answer('messages.page', { messages: range(270, 300) });
    await second;
    expect(shown()).toEqual(range(270, 320).toReversed().map(({ at }) => at));
  });
});
