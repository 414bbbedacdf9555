import { describe, expect, it } from 'vitest';
import { findFirstUnread, groupMessages, isAnswered } from '../../../renderer/conversation/group-messages.ts';
import { mergePage } from '../../../renderer/conversation/merge-page.ts';
import { endsRightToLeft, foldText, isOnlyEmoji, runsRightToLeft } from '../../../renderer/conversation/content/fold-text.ts';
import { bars, drawWave, peaksOf } from '../../../renderer/conversation/content/waveform.ts';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';

const minute = 60_000;

function message(id: string, at: number, from: 'contact' | 'automatic' = 'contact', body = id): CachedMessage {
  return {
    id: id as never, conversationId: 'c' as never, author: { kind: from }, at, content: { kind: 'text', body }, delivery: null, quotedMessageId: null, forwarded: 'no',
    reactions: [], editedAt: null, revokedAt: null, outbox: null,
  };
}
const rowsOf = (messages: readonly CachedMessage[], firstUnreadId: string | null = null) =>
  groupMessages(messages, { dayOf: (at) => Math.floor(at / 1_440_000_0), firstUnreadId, unread: 1 }).map((row) =>
    row.kind === 'message' ? `${row.message.id}${row.first ? '<' : ''}${row.last ? '>' : ''}` : row.kind,
  );

describe('rows of a thread', () => {
  it('hold messages of one author together until a pause or another author', () => {
    expect(rowsOf([message('a', 0), message('b', minute), message('c', 2 * minute, 'automatic'), message('d', 20 * minute, 'automatic')])).toEqual(['day', 'a<', 'b>', 'c<>', 'd<>']);
  });

  it('separate days, and break a block there', () => {
    expect(rowsOf([message('a', 14_400_000 - 1), message('b', 14_400_000)])).toEqual(['day', 'a<>', 'day', 'b<>']);
  });

  it('mark where the unread begin', () => {
    expect(rowsOf([message('a', 0), message('b', 1)], 'b')).toEqual(['day', 'a<>', 'unread', 'b<>']);
  });

  it('know that the person has answered what was unread, and do not take an earlier or a colleague\'s answer for it', () => {
    const by = (id: string, at: number, personId: string): CachedMessage => ({ ...message(id, at), author: { kind: 'person', personId: personId as never } });
    const unread = [by('early', 0, 'me'), message('a', 1), message('b', 2)];
    expect([unread, [...unread, by('c', 3, 'you')], [...unread, message('d', 4, 'automatic')], [...unread, by('e', 5, 'me')]].map((each) => isAnswered(each, 'a', 'me'))).toEqual([false, false, false, true]);
    expect([isAnswered(unread, 'elsewhere', 'me'), isAnswered([...unread, by('c', 3, 'you')], 'a', null)]).toEqual([false, false]);
  });

  it('count only what the contact wrote as unread', () => {
    const messages = [message('a', 0), message('b', 1), message('x', 2, 'automatic'), message('c', 3)];
    expect([0, 1, 2, 9].map((unread) => findFirstUnread(messages, unread))).toEqual([null, 'c', 'b', null]);
  });
});

describe('a page laid over what is shown', () => {
  const shown = [message('a', 1), message('b', 2), message('c', 3)];
  const merge = (messages: readonly CachedMessage[], limit: number, before: { at: number; id: string } | null = null) => mergePage(shown, { messages, before, limit });

  it('adds what is new and keeps what it does not cover', () => {
    expect(merge([message('d', 4), message('c', 3)], 2).map((each) => each.id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('removes what is gone from the stretch it covers', () => {
    expect(merge([message('c', 3), message('a', 1)], 2).map((each) => each.id)).toEqual(['a', 'c']);
  });

  it('knows that a short page reaches the beginning', () => {
    expect(merge([message('c', 3)], 60).map((each) => each.id)).toEqual(['c']);
  });

  it('leaves what comes after an older page alone', () => {
    expect(merge([], 60, { at: 2, id: 'b' }).map((each) => each.id)).toEqual(['b', 'c']);
  });

  it('keeps the object of what did not change, and orders equal times by id', () => {
    const merged = merge([message('c', 3), message('bb', 2), message('b', 2)], 3);
    expect(merged.map((each) => each.id)).toEqual(['a', 'b', 'bb', 'c']);
    expect(merged[1]).toBe(shown[1]);
  });
});

describe('a text in a bubble', () => {
  it('is folded when it is long in letters or lines, never inside a character', () => {
    expect(foldText('short')).toBeNull();
    expect(foldText('x\n'.repeat(100))?.split('\n')).toHaveLength(24);
    const folded = foldText(`${'x'.repeat(1199)}${'😀'.repeat(30_000)}`) ?? '';
    expect(folded.length).toBeLessThanOrEqual(1200);
    expect(folded.isWellFormed()).toBe(true);
  });

  it('is large when it is one to three emoji', () => {
    expect(['👍', '👍🏽 ❤️', '👨‍👩‍👧', '🇩🇪', '1', 'ok 👍', '😀😀😀😀', ' '].map(isOnlyEmoji)).toEqual([true, true, true, true, false, false, false, false]);
  });

  it('has the direction of its first letter', () => {
    expect(['123 שלום', 'Hi שלום', 'مرحبا', '!'].map(runsRightToLeft)).toEqual([true, false, true, false]);
    // Time and ticks stand at the end of the last line only where that is at their side.
    expect(['Hi\nשלום', 'שלום\nHi', 'שלום\n123', 'Hi\n123', 'Hi שלום\n', ''].map(endsRightToLeft)).toEqual([true, false, true, false, false, false]);
  });

  it('has the wave of its sound, the loudest stretch being 1', () => {
    const samples = Float32Array.from({ length: bars * 100 }, (_, index) => (index < 100 ? 1 : 0.5));
    expect(peaksOf(samples, bars).slice(0, 2)).toEqual([1, 0.5]);
    expect(peaksOf(new Float32Array(0), bars)).toEqual(Array.from({ length: bars }, () => 0));
  });

  it('draws a wave as one outline, each bar around the middle line, and as much of it as has been played', () => {
    expect(drawWave([0, 1], 2)).toBe('M1.2 15.7v0.6M5.2 2.2v27.6');
    expect(drawWave([0, 1], 1)).toBe('M1.2 15.7v0.6');
    expect(drawWave([0, 1], 0)).toBe('');
  });
});
