import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Announcement } from '../../../shared/bridge/changes.ts';
import { usualInboxFilter } from '../../../shared/domain/preferences/usual-preferences.ts';
import { eventually } from '../../e2e/support/eventually.ts';
import { demoConversations } from '../support/demo-conversations.ts';

const { summaries } = demoConversations(Date.parse('2026-03-12T09:30:00Z'));
const filter = { ...usualInboxFilter, view: 'mine' };
const session = (now: number) => ({ phase: 'ready', person: { id: 'p', teamIds: [] }, settings: { inboxFilter: filter }, clock: { now, skewMs: 0 } });
const inbox = { filter, conversations: summaries.slice(0, 2), next: null, counts: { all: { messages: 7 } } };
const page = { conversations: summaries.slice(0, 3), next: null };

/** A page on a bridge that answers `window.firstScreen` when it is told to. Its modules are fresh: they are the page's state. */
async function openPage() {
  vi.resetModules();
  const asked: string[] = [];
  let answerFirst: (value: object) => void = () => undefined;
  const first = new Promise<object>((resolve) => {
    answerFirst = resolve;
  });
  let tell: (announcement: Announcement) => void = () => undefined;
  const call = async (name: string) => {
    asked.push(name);
    const answers: Record<string, () => unknown> = { 'window.firstScreen': () => first, 'session.read': () => ({ ok: true, value: session(2) }), 'conversations.list': () => ({ ok: true, value: page }), 'conversations.counts': () => ({ ok: true, value: { all: { messages: 8 } } }) };
    return JSON.stringify(await answers[name]?.());
  };
  const onAnnouncement = (listener: typeof tell) => {
    tell = listener;
    return () => undefined;
  };
  Object.assign(globalThis, { window: { deskline: { call, onAnnouncement }, setTimeout, clearTimeout } });
  const { startListening } = await import('../../../renderer/bridge/announcements.ts');
  const { useSession } = await import('../../../renderer/bridge/session-store.ts');
  const { readRemembered, useInbox } = await import('../../../renderer/inbox/inbox-store.ts');
  const { prepareFirstScreen } = await import('../../../renderer/frame/prepare-first-screen.ts');
  startListening();
  return { asked, answerFirst, tell: (revision: number) => tell({ revision, changes: [{ kind: 'session' }] }), useSession, useInbox, readRemembered, prepareFirstScreen };
}

describe('what the page waits for before it draws', () => {
  let desk: Awaited<ReturnType<typeof openPage>>;
  beforeEach(async () => {
    desk = await openPage();
  });

  it('is one answer, with session, list and counts; nothing else is asked', async () => {
    const prepared = desk.prepareFirstScreen();
    desk.answerFirst({ ok: true, value: { session: session(1), inbox } });
    await prepared;
    expect(desk.useSession.getState().session?.phase).toBe('ready');
    expect(desk.useInbox.getState()).toMatchObject({ state: 'ready', filter, conversations: inbox.conversations, next: null, counts: inbox.counts });
    expect(desk.asked).toEqual(['window.firstScreen']);
  });

  it('what is announced meanwhile is read afterwards, once', async () => {
    const prepared = desk.prepareFirstScreen();
    desk.tell(1);
    desk.tell(2);
    expect(desk.asked).toEqual(['window.firstScreen']);
    desk.answerFirst({ ok: true, value: { session: session(1), inbox: null } });
    await prepared;
    await eventually('the session is read', () => desk.asked.length > 1);
    desk.tell(3);
    await eventually('and from then on with every announcement', () => desk.asked.length > 2);
    expect(desk.asked).toEqual(['window.firstScreen', 'session.read', 'session.read']);
    expect(desk.useInbox.getState().state).toBe('loading');
  });

  it('does not take longer than a moment: then the session is read by itself, and a late answer is still used', async () => {
    await desk.prepareFirstScreen();
    await eventually('the session is here', () => desk.useSession.getState().session !== null);
    expect(desk.asked).toEqual(['window.firstScreen', 'session.read']);
    desk.answerFirst({ ok: true, value: { session: session(3), inbox } });
    await eventually('the list is here', () => desk.useInbox.getState().state === 'ready');
    expect(desk.useInbox.getState().conversations).toEqual(inbox.conversations);
  });

  it('a late answer takes nothing back from a list that is there already', async () => {
    await desk.prepareFirstScreen();
    await eventually('the session is here', () => desk.useSession.getState().session !== null);
    desk.readRemembered();
    await eventually('the list is here', () => desk.useInbox.getState().state === 'ready');
    await eventually('the counts are here', () => desk.useInbox.getState().counts !== null);
    const before = desk.useInbox.getState();
    desk.answerFirst({ ok: true, value: { session: session(3), inbox } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(desk.useInbox.getState()).toBe(before);
  });

  it('nor from one that is being read', async () => {
    await desk.prepareFirstScreen();
    await eventually('the session is here', () => desk.useSession.getState().session !== null);
    desk.readRemembered();
    desk.answerFirst({ ok: true, value: { session: session(3), inbox } });
    await eventually('the counts are here', () => desk.useInbox.getState().counts?.all.messages === 8);
    await eventually('the list is here', () => desk.useInbox.getState().state === 'ready');
    expect(desk.useInbox.getState().conversations).toHaveLength(page.conversations.length);
  });

  it('a refusal is no end: the session says what is wrong', async () => {
    const prepared = desk.prepareFirstScreen();
    desk.answerFirst({ ok: false, error: { kind: 'unexpected', report: 'R-1' } });
    await prepared;
    await eventually('the session is here', () => desk.useSession.getState().session !== null);
    expect(desk.asked).toEqual(['window.firstScreen', 'session.read']);
  });
});
