import { describe, expect, it } from 'vitest';
import { beginningOfDay, boundsOfDays, dayOf } from '../../../renderer/search/day-bounds.ts';
import { awayWords } from '../../../renderer/search/scope-bar.tsx';
import { createWords } from '../../../renderer/text/words.ts';

const words = createWords('en', 'en-GB', 'Europe/Berlin');

describe('the bar says what is searched at the company and what is not', () => {
  it.each([
    ['online', 'idle', true, /older is searched at/u, true],
    ['online', 'searching', true, /Looking for what is older/u, true],
    ['online', 'ready', true, /older is searched at/u, true],
    ['online', 'ready', false, /still preparing/u, true],
    ['online', 'short', true, /two letters/u, false],
    ['online', 'offline', true, /not searched: there is no connection/u, false],
    ['online', 'refused', true, /not searched: this computer is not admitted/u, false],
    ['offline', 'idle', true, /not searched: there is no connection/u, false],
    ['offline', 'ready', true, /not searched: there is no connection/u, false],
    ['connecting', 'idle', true, /not searched: there is no connection/u, false],
    ['refused', 'offline', true, /not admitted/u, false],
    ['behind', 'ready', true, /still arriving/u, true],
  ] as const)('line %s, question %s, complete %s', (line, state, complete, said, searched) => {
    const session = { connection: { state: line, since: 0, retryAt: null }, company: { id: 'c', name: 'Harbour Lettings' } };
    const away = awayWords(words, session, { state, complete });
    expect([said.test(away.words), away.words.includes('Harbour Lettings') || state === 'short', away.searched]).toEqual([true, true, searched]);
  });
});

describe('days of a search', () => {
  it('are whole days of the computer’s calendar, the last one inside', () => {
    const bounds = boundsOfDays('2026-03-28', '2026-03-29');
    expect(bounds).toEqual({ since: new Date(2026, 2, 28).getTime(), until: new Date(2026, 2, 30).getTime() });
    expect([dayOf(bounds?.since ?? 0), dayOf((bounds?.until ?? 0) - 1)]).toEqual(['2026-03-28', '2026-03-29']);
    expect(beginningOfDay(new Date(2026, 2, 1, 9, 30).getTime(), 1)).toBe(new Date(2026, 1, 28).getTime());
  });

  it.each([['2026-03-02', '2026-03-01'], ['', '2026-03-01'], ['2026-03-01', ''], ['x', 'y'], ['0001-01-01', '2026-01-01']])('%j to %j is no time', (first, last) => {
    expect(boundsOfDays(first, last)).toBeNull();
  });
});
