import { beforeEach, describe, expect, it } from 'vitest';
import { useSession } from '../../../renderer/bridge/session-store.ts';
import { readRemembered, useInbox } from '../../../renderer/inbox/inbox-store.ts';
import { eventually } from '../../e2e/support/eventually.ts';
import { demoConversations } from '../support/demo-conversations.ts';

const now = Date.parse('2026-03-12T09:30:00Z');
let { summaries } = demoConversations(now);
let reads = 0;

beforeEach(() => {
  ({ summaries } = demoConversations(now));
  reads = 0;
  useSession.setState({ session: null, failed: null });
  const call = async (name: string) => {
    if (name === 'conversations.list') reads += 1;
    return JSON.stringify({ ok: true, value: name === 'conversations.list' ? { conversations: summaries, next: null } : { all: { conversations: 1, messages: 1 } } });
  };
  Object.assign(globalThis, { window: { deskline: { call, onAnnouncement: () => () => undefined }, setTimeout, clearTimeout } });
});

describe('a list that is read again', () => {
  it('keeps what says the same, so that only the rows that changed are drawn', async () => {
    readRemembered();
    await eventually('the list is here', () => useInbox.getState().conversations.length === summaries.length);
    const before = useInbox.getState().conversations;
    const [changed] = before;
    if (changed === undefined) throw new Error('The demo has no conversation');

    summaries = summaries.map((one) => (one.conversation.id === changed.conversation.id ? { ...one, unread: one.unread + 1 } : one));
    readRemembered();
    await eventually('the news is here', () => useInbox.getState().conversations.some(({ unread, conversation }) => conversation.id === changed.conversation.id && unread === changed.unread + 1));
    const after = useInbox.getState().conversations;
    expect(after.filter((one) => !before.includes(one)).map(({ conversation }) => conversation.id)).toEqual([changed.conversation.id]);

    const readBefore = reads;
    readRemembered();
    await eventually('it was read once more', () => reads > readBefore);
    await new Promise((resolve) => setImmediate(resolve));
    expect(useInbox.getState().conversations).toBe(after);
  });
});
