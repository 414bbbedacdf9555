import { describe, expect, it } from 'vitest';
import { createRevisionGuard } from '../../../renderer/bridge/announcements.ts';
import { decideComposerShape } from '../../../renderer/composer/decide-composer-shape.ts';
import { remarkWords } from '../../../renderer/composer/remark-words.ts';
import { noticeWords } from '../../../renderer/conversation/notice-words.ts';
import { describeState } from '../../../renderer/frame/describe-state.ts';
import { orderConversations } from '../../../renderer/inbox/order-conversations.ts';
import { answersTo } from '../../../shared/domain/contacts/answers-to.ts';
import { splitMarks } from '../../../renderer/search/split-marks.ts';
import { rebuiltWords } from '../../../renderer/text/rebuilt-words.ts';
import { createWords } from '../../../renderer/text/words.ts';
import type { Session } from '../../../shared/bridge/session.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';
import { builtInSettings } from '../../../shared/domain/policy/policy.ts';
import { companyNumber, demoConversations } from '../support/demo-conversations.ts';

const now = Date.parse('2026-03-12T15:40:00Z');
const well: Session = {
  phase: 'ready', appVersion: '0', platform: 'linux', suggestedRelayUrl: null, person: null, company: null,
  connection: { state: 'online', since: now, retryAt: null }, cache: { place: 'disk', reason: null, rebuilt: null }, duty: { state: 'work', until: null, zone: 'UTC', shifts: [] },
  policy: { revision: 1, refused: null, settings: builtInSettings('UTC') }, clock: { now, skewMs: 0 }, desktop: { tray: true, asksClosing: false, zoomPercent: 100 }, settings: { ...usualPreferences, locale: 'en', systemLocale: 'en' },
};
const none = { waiting: 0, refused: 0 };
const notes = (session: Session, numbers = [companyNumber]) => describeState(createWords('en', 'en-GB', 'UTC'), { session, numbers, now, waiting: none }).map((note) => note.words);

describe('the strip', () => {
  it('says nothing when all is well', () => {
    expect(notes(well)).toEqual([]);
  });

  it('says everything that is not, most urgent first', () => {
    const session: Session = {
      ...well, connection: { state: 'offline', since: now - 3_600_000, retryAt: null }, cache: { place: 'memory', reason: 'keychain-absent', rebuilt: null },
      policy: { ...well.policy, refused: { reason: 'wrong-signature', at: now } }, clock: { now, skewMs: -180_000 },
    };
    expect(notes(session, [{ ...companyNumber, health: 'stopped' }])).toEqual([
      '\u2068Harbour Lettings\u2069 is stopped', 'Offline since 14:40', 'A new policy was refused', "This computer's clock is off by 3 minutes", 'Messages are kept in memory only',
    ]);
  });

  it('says what waits while there is no line, when it is tried again, and what was not sent', () => {
    const english = createWords('en', 'en-GB', 'UTC');
    const say = (state: Session['connection']['state'], waiting: { readonly waiting: number; readonly refused: number }) =>
      describeState(english, { session: { ...well, connection: { ...well.connection, state, retryAt: now + 120_000 } }, numbers: [], now, waiting });
    expect(say('offline', { waiting: 2, refused: 1 }).map((note) => note.words)).toEqual(['Offline since 15:40', '2 messages wait here', '1 message was not sent']);
    expect(say('offline', none)[0]?.more).toContain('15:42');
    // With the line up they leave in a moment: a word about it would come and go with every message.
    expect(say('online', { waiting: 2, refused: 0 })).toEqual([]);
  });

  it('bears a clock that is two minutes off', () => {
    expect(notes({ ...well, clock: { now, skewMs: 120_000 } })).toEqual([]);
  });
});

describe('the way in', () => {
  const since = (minutes: number, state: Session['connection']['state'] = 'online') => notes({ ...well, connection: { ...well.connection, state, inboundVerifiedAt: now - minutes * 60_000 } });

  it('is worth a word after fifteen minutes of silence', () => {
    expect([since(15), since(16)]).toEqual([[], ["Nothing has come in from WhatsApp since 15:24; your company's relay is checking"]]);
  });

  it('is not judged while we cannot know: offline, catching up, or never told', () => {
    expect(since(60, 'behind')).toEqual(['Catching up']);
    expect(since(60, 'offline')).toEqual(['Offline since 15:40']);
    expect(notes({ ...well, connection: { ...well.connection, inboundVerifiedAt: null } })).toEqual([]);
  });
});

describe('a cache that was rebuilt', () => {
  const rebuilt: Session['cache'] = { place: 'disk', reason: null, rebuilt: 'corrupt', rebuiltAt: now - 60_000 };
  const [english, german] = [createWords('en', 'en-GB', 'UTC'), createWords('de', 'de-DE', 'UTC')];

  it('is in the strip while messages come, may be hidden, and goes when all of them are here', () => {
    const noted = (cache: Session['cache']) => describeState(german, { session: { ...well, cache }, numbers: [companyNumber], now, waiting: none }).map((note) => [note.words, note.dismissible]);
    expect(noted(rebuilt)).toEqual([['Nachrichten werden neu geholt', true]]);
    expect(noted({ ...rebuilt, refilledAt: now })).toEqual([]);
    expect(notes({ ...well, cache: rebuilt })).toEqual(['Messages are being fetched anew']);
  });

  it('is told in the settings from then on, with time and reason', () => {
    expect([rebuiltWords(english, well.cache, now), rebuiltWords(english, rebuilt, now)]).toEqual([null, null]);
    const refilled = { ...rebuilt, refilledAt: now };
    expect(rebuiltWords(english, refilled, now)).toBe('Messages were fetched anew: 15:40. The messages on this computer were damaged. What had come before counts as read.');
    expect(rebuiltWords(german, refilled, now)).toBe('Nachrichten wurden neu geholt: 15:40. Die Nachrichten auf diesem Computer waren beschädigt. Was vorher gekommen war, gilt als gelesen.');
  });

  it('is why a message was not announced', () => {
    const notice = { kind: 'silent', reason: 'rebuilt', until: null, decidedAt: now } as const;
    expect(noticeWords(english, notice)).toContain('fetched anew');
    expect(noticeWords(german, notice)).toContain('neu geholt');
  });
});

describe('the composer', () => {
  const facts = { lastInboundAt: now, now, connection: 'online', duty: 'work', health: 'ok', marketingStoppedAt: null, isBlocked: false } as const;

  it('is a plain field when all is well', () => {
    expect(decideComposerShape(facts)).toMatchObject({ kind: 'open', remarks: [] });
  });

  it('has no field when the window is closed, whatever else is the case', () => {
    expect(decideComposerShape({ ...facts, lastInboundAt: now - 90_000_000, connection: 'offline' }).kind).toBe('closed');
    expect(decideComposerShape({ ...facts, lastInboundAt: null })).toMatchObject({ kind: 'closed', window: { reason: 'never-wrote' } });
  });

  it('has no field for somebody who is blocked, and says that', () => {
    expect(decideComposerShape({ ...facts, isBlocked: true })).toEqual({ kind: 'blocked' });
  });

  it('says of a client who stopped offers that they stopped them, in an open field and in a closed one', () => {
    expect(decideComposerShape({ ...facts, marketingStoppedAt: now - 5 })).toMatchObject({ kind: 'open', remarks: ['no-offers'] });
    expect(decideComposerShape({ ...facts, marketingStoppedAt: now - 5, lastInboundAt: null })).toMatchObject({ kind: 'closed', stoppedAt: now - 5 });
    expect(remarkWords(createWords('en', 'en-GB', 'UTC'), 'no-offers', { session: well, closesAt: now, stoppedAt: now, name: 'Grace', now })).toBe('Grace said no to offers and news on 12 March. You can answer; send no advertising.');
  });

  it('stays open offline, off duty and on a stopped number, and says so', () => {
    expect(decideComposerShape({ ...facts, connection: 'offline', duty: 'quiet', health: 'stopped' })).toMatchObject({ kind: 'open', remarks: ['offline', 'number-stopped', 'quiet'] });
  });
});

describe('announcements', () => {
  it('pass in order, and mean everything after a gap or a restart of main', () => {
    const guard = createRevisionGuard();
    const of = (revision: number) => guard({ revision, changes: [{ kind: 'session' }] }).map((change) => change.kind);
    expect([7, 8, 10, 11, 1].map(of)).toEqual([['session'], ['session'], ['everything'], ['session'], ['everything']]);
  });
});

describe('list and search', () => {
  const { summaries } = demoConversations(now);
  const names = (query: string) => summaries.filter((summary) => answersTo(query)?.(summary.contact) === true).map((summary) => summary.contact.displayName || summary.contact.maskedNumber);

  it('orders conversations newest first, each once, the later word counting', () => {
    const [first, second] = summaries;
    if (first === undefined || second === undefined) throw new Error('The demo has conversations');
    const risen = { ...second, unread: 9, conversation: { ...second.conversation, lastMessageAt: now } };
    expect(orderConversations('newest', now, [first, second], [risen]).map((summary) => summary.unread)).toEqual([9, first.unread]);
  });

  it('finds people by beginnings of words without accents, by user name and by the end of the number', () => {
    expect([names('lucia fern'), names('zielinski'), names('quay'), names('91'), names('ylin'), names('  ')]).toEqual([['Lucía Fernández'], ['Tomasz Zieliński'], ['Marta'], ['+33 ••• ••91'], [], []]);
  });

  it('cuts a snippet at its marks and bears broken ones', () => {
    expect(splitMarks('the key here', [[4, 7]])).toEqual([{ text: 'the ', marked: false }, { text: 'key', marked: true }, { text: ' here', marked: false }]);
    expect(splitMarks('key', [[2, 99], [0, 1], [0, 3]]).map((piece) => piece.text).join('')).toBe('key');
  });
});
