import { describe, expect, it } from 'vitest';
import { keepSame } from '../../../shared/kernel/keep-same.ts';

describe('keeping what says the same', () => {
  const before = { name: 'Ada', tags: ['a', 'b'], last: { at: 1, words: null } };

  it('gives the very value back when nothing differs', () => {
    expect(keepSame(before, structuredClone(before))).toBe(before);
  });

  it('keeps the parts that stay, and takes those that change', () => {
    const after = keepSame(before, { ...structuredClone(before), last: { at: 2, words: null } });
    expect(after).toEqual({ ...before, last: { at: 2, words: null } });
    expect(after.tags).toBe(before.tags);
    expect(after.last).not.toBe(before.last);
  });

  it.each([
    ['a longer list', [1, 2], [1, 2, 3]],
    ['a shorter list', [1, 2], [1]],
    ['a name that goes', { a: 1, b: undefined }, { a: 1 }],
    ['a name that comes', { a: 1 }, { a: 1, b: undefined }],
    ['another kind', [1], { 0: 1 }],
    ['null for something', { a: {} }, { a: null }],
    ['nothing before', undefined, { a: 1 }],
  ])('%s is a change', (_what, one, other) => {
    const kept = keepSame(one, other);
    expect(kept).toStrictEqual(other);
    expect(kept).not.toBe(one);
  });
});
