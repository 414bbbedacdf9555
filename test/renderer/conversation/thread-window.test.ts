import { describe, expect, it } from 'vitest';
import { firstSight } from '../../../renderer/conversation/first-sight.ts';
import { mergePage } from '../../../renderer/conversation/merge-page.ts';
import { endOfSpan } from '../../../renderer/conversation/refresh-thread.ts';
import { growEarlier, growLater, mostRows, trimEnd, trimStart } from '../../../renderer/conversation/thread-window.ts';
import { dateField, startOfDay } from '../../../renderer/text/date-field.ts';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';

const message = (at: number): CachedMessage => ({
  id: String(at).padStart(6, '0') as never, conversationId: 'c' as never, author: { kind: 'contact' }, at, content: { kind: 'text', body: String(at) }, delivery: null, quotedMessageId: null,
  forwarded: 'no', reactions: [], editedAt: null, revokedAt: null, outbox: null,
});
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => message(from + index));
const ids = (messages: readonly CachedMessage[]) => [messages[0]?.at, messages.at(-1)?.at, messages.length];
const cursor = (at: number) => ({ at, id: message(at).id });

describe('the part of a thread that is loaded', () => {
  it('grows at its beginning, and knows from a short page that nothing lies before', () => {
    const window = { messages: range(50, 100), hasEarlier: true, hasLater: false };
    const grown = growEarlier(window, { messages: range(10, 50).toReversed(), before: cursor(50), limit: 40 });
    expect([ids(grown.messages), grown.hasEarlier, grown.hasLater]).toEqual([[10, 99, 90], true, false]);
    expect(growEarlier(grown, { messages: range(5, 10).toReversed(), before: cursor(10), limit: 40 })).toMatchObject({ hasEarlier: false });
  });

  it('grows at its end in the same way', () => {
    const window = { messages: range(0, 50), hasEarlier: false, hasLater: true };
    const grown = growLater(window, { messages: range(50, 90).toReversed(), before: null, after: cursor(49), limit: 40 });
    expect([ids(grown.messages), grown.hasEarlier, grown.hasLater]).toEqual([[0, 89, 90], false, true]);
    expect(growLater(grown, { messages: [], before: null, after: cursor(89), limit: 40 })).toMatchObject({ hasLater: false });
  });

  it('is read anew up to the message that follows, however many have the same second', () => {
    const burst = ['a', 'b', 'c'].map((id) => ({ ...message(1_000), id: id as never }));
    expect([0, 1, 2, 3].map((place) => endOfSpan(burst, place))).toEqual([{ at: 1_000, id: 'b' }, { at: 1_000, id: 'c' }, { at: 1_001, id: 'c' }, null]);
  });

  it('lets go of the far end when it gets long, without a gap, and remembers that there is more', () => {
    const long = { messages: range(40, 40 + mostRows), hasEarlier: true, hasLater: false };
    const up = growEarlier(long, { messages: range(0, 40).toReversed(), before: cursor(40), limit: 40 });
    expect(up.messages[0]?.at).toBe(0);
    expect(up.messages.length).toBeLessThan(mostRows);
    expect(up.hasLater).toBe(true);
    expect(up.messages.map(({ at }) => at)).toEqual(range(0, up.messages.length).map(({ at }) => at));
    const down = growLater({ ...long, hasLater: true }, { messages: range(40 + mostRows, 80 + mostRows).toReversed(), before: null, after: cursor(39 + mostRows), limit: 40 });
    expect([down.messages.at(-1)?.at, down.hasEarlier, down.hasLater]).toEqual([79 + mostRows, true, true]);
  });

  it('is left alone while it is short', () => {
    const window = { messages: range(0, mostRows), hasEarlier: false, hasLater: false };
    expect([trimEnd(window), trimStart(window)]).toEqual([window, window]);
  });

  it('a page that follows a message is the truth from there on: what is missing in it is gone', () => {
    const merged = mergePage(range(0, 10), { messages: [message(8), message(6)], before: null, after: cursor(4), limit: 2 });
    expect(merged.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 6, 8, 9]);
  });
});

describe('what of a conversation is drawn before it is painted', () => {
  const long = (at: number): CachedMessage => ({ ...message(at), content: { kind: 'text', body: 'x'.repeat(700) } });
  const picture = (at: number): CachedMessage => ({ ...message(at), content: { kind: 'image', media: { state: 'ready' } as never, caption: null } });

  it('is its newest messages, as many as fill the window', () => {
    const some = firstSight(range(0, 40), 400);
    expect(some.map(({ at }) => at)).toEqual(range(40 - some.length, 40).map(({ at }) => at));
    expect(some.length).toBeGreaterThan(8);
    expect(some.length).toBeLessThan(14);
  });

  it('is fewer where they are tall, and everything where there is not enough', () => {
    expect(firstSight([...range(0, 30), ...[30, 31, 32].map(long)], 400)).toHaveLength(3);
    expect(firstSight([...range(0, 30), ...[30, 31, 32].map(picture)], 400)).toHaveLength(3);
    expect(firstSight(range(0, 5), 4_000)).toHaveLength(5);
    expect(firstSight([], 400)).toEqual([]);
  });

  it('is never less than one message', () => {
    expect(firstSight([long(1), long(2)], 10)).toHaveLength(1);
  });
});

describe('a day that somebody asks for', () => {
  it.each([
    ['UTC', '2026-03-12', '2026-03-12T00:00:00.000Z'],
    ['Europe/Berlin', '2026-03-12', '2026-03-11T23:00:00.000Z'],
    ['Europe/Berlin', '2026-07-01', '2026-06-30T22:00:00.000Z'],
    // The clock of this zone was put forward at midnight: the day begins at one o'clock.
    ['America/Asuncion', '2023-10-01', '2023-10-01T04:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-12', '2026-03-11T10:00:00.000Z'],
  ])('begins in %s on %s at %s', (zone, date, expected) => {
    const words = { locale: 'en-GB', zone };
    const at = startOfDay(words, date);
    expect(new Date(at ?? 0).toISOString()).toBe(expected);
    expect(dateField(words, at ?? 0)).toBe(date);
    expect(dateField(words, (at ?? 0) - 1) < date).toBe(true);
  });

  it('is none when it is not a whole date', () => {
    expect(['', '2026-02', '12.03.2026', '2026-13-40'].map((date) => startOfDay({ locale: 'de-DE', zone: 'UTC' }, date))).toEqual([null, null, null, null]);
  });
});
