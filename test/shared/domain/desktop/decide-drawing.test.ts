import { describe, expect, it } from 'vitest';
import { decideDrawing } from '../../../../shared/domain/desktop/decide-drawing.ts';
import { day } from '../../../../shared/kernel/time.ts';

const at = Date.UTC(2026, 10, 23, 8);
const note = { bySoftware: true, engine: '130.0.1', at };

describe('who draws the window', () => {
  it.each([
    ['the first start tries the card', null, at, '130.0.1', 'card', 'never-tried'],
    ['a card that was there is used', { ...note, bySoftware: false }, at + 30 * day, '131.0.0', 'card', 'had-a-card'],
    ['without a card, nobody tries again on the next day', note, at + day, '130.0.1', 'software', 'had-no-card'],
    ['until the last moment of the seventh day', note, at + 7 * day - 1, '130.0.1', 'software', 'had-no-card'],
    ['after a week it is tried again', note, at + 7 * day, '130.0.1', 'card', 'long-ago'],
    ['another engine may see a card where this one saw none', note, at + day, '131.0.0', 'card', 'other-engine'],
    ['a note from the future counts for nothing', note, at - 1, '130.0.1', 'card', 'long-ago'],
  ] as const)('%s', (_what, known, now, engine, kind, reason) => {
    expect(decideDrawing(known, { at: now, engine })).toEqual({ kind, reason });
  });
});
