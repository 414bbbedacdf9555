import { describe, expect, it } from 'vitest';
import { createNoticeArbiter } from '../../../../electron/main/notifications/arbitrate-notices.ts';
import type { Toast } from '../../../../electron/main/notifications/toast.ts';
import { wordToast } from '../../../../electron/main/notifications/word-toast.ts';
import { texts } from '../../../../electron/main/text/texts.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import type { PolicySettings } from '../../../../shared/domain/policy/policy.ts';
import type { Message } from '../../../../shared/domain/messages/message.ts';
import { hour, minute } from '../../../../shared/kernel/time.ts';
import { aContact, aConversation, aNumber, anImage, fromContact, fromUs, idOf, monday } from '../../../support/cache-content.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The real arbiter over the real vault, on a clock and timers that the test moves. Work is Monday to Friday, 8 to 18, UTC. */
async function bench(start: number, notify: PolicySettings['notify'] = { content: 'full', sound: true }, platform = 'linux') {
  const clock = fakeClock(start);
  const testVault = await openTestVault({ kind: 'memory' }, { clock });
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  const shown: Toast[] = [];
  const closed: (string | null)[] = [];
  const due = new Set<{ readonly at: number; readonly run: () => void }>();
  let badge: number | null | undefined;
  let inView: string | null = null;
  let settings = { ...builtInSettings('UTC'), notify };
  const arbiter = createNoticeArbiter({
    vault,
    clock,
    timers: {
      soon: (run) => run(),
      after: (milliseconds, run) => {
        const entry = { at: clock.now() + milliseconds, run };
        due.add(entry);
        return () => due.delete(entry);
      },
    },
    log: silent,
    settings: () => settings,
    conversationInView: () => inView as never,
    texts: () => texts.en,
    platform,
    replyPlaceholder: () => 'Answer',
    toasts: { test: async () => 'shown', show: (toast) => shown.push(toast), close: (about) => closed.push(about), closeShownBefore: () => undefined, closeAll: () => closed.push('all') },
    showBadge: (count) => (badge = count),
    onDuty: () => undefined,
  });
  const directory = [{ entity: 'number' as const, number: aNumber() }, ...[1, 2, 3, 4, 5].flatMap((count) => [{ entity: 'contact' as const, contact: aContact(count) }, { entity: 'conversation' as const, conversation: aConversation(count, { lastInboundAt: monday }) }])];
  await testVault.value('changes.apply', { cursor: 1, changes: directory });
  let cursor = 1;
  return {
    clock,
    testVault,
    shown,
    closed,
    badge: () => badge,
    view: (id: string | null) => (inView = id),
    obey: (next: Partial<PolicySettings>) => (settings = { ...settings, ...next }),
    receive: async (...messages: Message[]) => {
      await testVault.value('changes.apply', { cursor: (cursor += 1), changes: messages.map((message) => ({ entity: 'message' as const, message })), me: idOf('person', 1) });
      arbiter.run();
      await arbiter.idle();
    },
    run: async () => {
      arbiter.run();
      await arbiter.idle();
    },
    /** Moves the clock and fires what is due, in order. */
    pass: async (milliseconds: number) => {
      const end = clock.now() + milliseconds;
      for (;;) {
        const next = [...due].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        clock.set(Math.max(clock.now(), next.at));
        due.delete(next);
        next.run();
        await arbiter.idle();
      }
      clock.set(end);
    },
  };
}

const evening = monday + 10 * hour; // 19:00

describe('the arbiter of notices', () => {
  it('shows one toast for each conversation, with the newest message, and counts in the badge', async () => {
    const { receive, shown, badge } = await bench(monday);
    await receive(fromContact(1, { at: monday - 2 }), fromContact(2, { at: monday - 1 }), fromContact(3, { in: 2 }), fromUs(4));
    expect(shown).toEqual([
      { about: idOf('conversation', 1), title: 'Contact 1', body: 'message 2', silent: false, reply: null },
      { about: idOf('conversation', 2), title: 'Contact 2', body: 'message 3', silent: false, reply: null },
    ]);
    expect(badge()).toBe(3);
  });

  it('offers an answer where the system can take one, and policy names who wrote', async () => {
    const mac = await bench(monday, { content: 'sender', sound: true }, 'darwin');
    await mac.receive(fromContact(1, { at: monday - 2 }));
    const hidden = await bench(monday, { content: 'none', sound: true }, 'darwin');
    await hidden.receive(fromContact(1, { at: monday - 2 }));
    expect([...mac.shown, ...hidden.shown].map(({ reply }) => reply)).toEqual(['Answer', null]);
  });

  it("offers no answer below a colleague's note, which would go to the client", async () => {
    const mac = await bench(monday, { content: 'full', sound: true }, 'darwin');
    const note = fromUs(2, { author: { kind: 'person', personId: idOf('person', 2) }, at: monday, delivery: null, content: { kind: 'note', body: 'Be careful with them', mentions: [idOf('person', 1)] } });
    await mac.receive(note);
    await mac.receive(fromContact(3, { at: monday }));
    expect(mac.shown.map(({ body, reply }) => [body, reply])).toEqual([['Note: Be careful with them', null], ['message 3', 'Answer']]);
  });

  it('says a flood in one toast', async () => {
    const { receive, shown } = await bench(monday);
    await receive(...[1, 2, 3, 4].map((count) => fromContact(count, { in: count })));
    expect(shown).toEqual([{ about: null, title: 'Deskline', body: '4 messages from 4 clients', silent: false, reply: null }]);
  });

  it('is silent about the conversation that the person is looking at, and about old history', async () => {
    const { receive, shown, view, testVault } = await bench(monday);
    view(idOf('conversation', 1));
    await receive(fromContact(1), fromContact(2, { in: 2, at: monday - 13 * hour }));
    expect(shown).toEqual([]);
    expect(await testVault.value('notices.explain', { messageId: idOf('message', 1) })).toMatchObject({ kind: 'silent', reason: 'in-view' });
    expect(await testVault.value('notices.explain', { messageId: idOf('message', 2) })).toMatchObject({ kind: 'silent', reason: 'history' });
  });

  it('makes nothing perceptible in the evening, keeps why, and says it all once at the minute that work begins', async () => {
    const { receive, shown, badge, pass, testVault, clock } = await bench(evening);
    await receive(fromContact(1, { at: evening }), fromContact(2, { at: evening }), fromContact(3, { in: 2, at: evening }));
    expect(shown).toEqual([]);
    expect(badge()).toBeNull();
    const eight = monday + 23 * hour;
    expect(await testVault.value('notices.explain', { messageId: idOf('message', 1) })).toMatchObject({ kind: 'hold', reason: 'outside-working-hours', until: eight });
    await pass(eight - evening - 1);
    expect(shown).toEqual([]);
    await pass(1);
    expect(clock.now()).toBe(eight);
    expect(shown).toEqual([{ about: null, title: 'Deskline', body: '3 messages from 2 clients', silent: false, reply: null }]);
    expect(badge()).toBe(3);
    await pass(2 * hour);
    expect(shown).toHaveLength(1);
  });

  it('takes away what hangs in the system\'s list, and the badge, when work ends', async () => {
    const { receive, badge, pass, closed } = await bench(monday);
    await receive(fromContact(1));
    expect(badge()).toBe(1);
    await pass(9 * hour);
    expect(badge()).toBeNull();
    expect(closed).toEqual(['all']);
  });

  it('finds the evening over after a long sleep, in which no timer ran', async () => {
    const { receive, run, shown, clock } = await bench(evening);
    await receive(fromContact(1, { at: evening }));
    clock.advance(62 * hour);
    await run();
    expect(shown.map(({ body }) => body)).toEqual(['1 message from 1 client']);
  });

  it('leaves out of the summary what was read meanwhile', async () => {
    const { receive, shown, pass, testVault } = await bench(evening);
    await receive(fromContact(1, { at: evening }), fromContact(2, { in: 2, at: evening }));
    await testVault.value('conversations.markRead', { id: idOf('conversation', 1), now: evening + minute });
    await pass(14 * hour);
    expect(shown.map(({ body }) => body)).toEqual(['1 message from 1 client']);
  });

  it('obeys a new policy at once', async () => {
    const { receive, run, shown, obey, badge } = await bench(monday);
    const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    obey({ quiet: { schedule: { zone: 'UTC', weekly: never } } });
    await receive(fromContact(1));
    expect(shown).toEqual([]);
    obey({ quiet: builtInSettings('UTC').quiet, notify: { content: 'none', sound: false } });
    await run();
    expect(shown).toEqual([{ about: null, title: 'Deskline', body: '1 message from 1 client', silent: true, reply: null }]);
    expect(badge()).toBe(1);
  });
});

describe('the words of a toast', () => {
  const facts = { texts: texts.de, contactName: 'Ada', newest: fromContact(1, { text: 'Geheim' }), count: 1 };

  it.each([
    ['none', { title: 'Deskline', body: 'Neue Nachricht' }],
    ['sender', { title: 'Ada', body: 'Neue Nachricht' }],
    ['full', { title: 'Ada', body: 'Geheim' }],
  ] as const)('tell under %s what policy allows', (content, words) => {
    expect(wordToast({ ...facts, content })).toEqual(words);
  });

  it('name what has no words, and cut what has too many without breaking a character', () => {
    expect(wordToast({ ...facts, content: 'full', newest: fromContact(1, { content: anImage(1, null) }) }).body).toBe('Foto');
    const { body } = wordToast({ ...facts, content: 'full', newest: fromContact(1, { text: '👍'.repeat(500) }) });
    expect(Array.from(body)).toHaveLength(180);
    expect(body.endsWith('👍…')).toBe(true);
  });
});
