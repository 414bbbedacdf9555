import { describe, expect, it } from 'vitest';
import { rankEntries } from '../../../renderer/palette/rank-entries.ts';
import type { PaletteEntry, PaletteGroup } from '../../../renderer/palette/rank-entries.ts';

const entry = (group: PaletteGroup, words: string, also = ''): PaletteEntry => ({ id: `${group} ${words}`, group, words, also, run: () => undefined });
const entries: readonly PaletteEntry[] = [
  entry('action', 'Assign to somebody'), entry('action', 'Close, or open again'), entry('action', 'Hand over with a card'),
  ...Array.from({ length: 40 }, (_, index) => entry('conversation', `Tenant ${index}`)),
  entry('conversation', 'Familie Müller-Groß', '+49 ••• ••42'), entry('conversation', 'יעל כהן'),
  entry('person', 'Ana Ribeiro'), entry('place', 'Go to Settings'), entry('setting', 'Theme: dark'),
];
const found = (query: string) => rankEntries(entries, query).flatMap((group) => group.entries.map(({ words }) => words));

describe('what the palette shows', () => {
  it('begins with actions, the newest conversations and the places', () => {
    const groups = rankEntries(entries, '  ');
    expect(groups.map(({ group }) => group)).toEqual(['action', 'conversation', 'place']);
    expect(groups[1]?.entries.map(({ words }) => words)).toEqual(['Tenant 0', 'Tenant 1', 'Tenant 2', 'Tenant 3', 'Tenant 4']);
  });

  it.each([
    ['the beginning of a word', 'hand', 'Hand over with a card'],
    ['first letters', 'hoc', 'Hand over with a card'],
    ['without accents', 'muller gross', 'Familie Müller-Groß'],
    ['the end of a number', '42', 'Familie Müller-Groß'],
    ['another script', 'כהן', 'יעל כהן'],
    ['any case', 'THEME DARK', 'Theme: dark'],
    ['a person', 'ribeiro', 'Ana Ribeiro'],
  ])('finds by %s', (_, query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it('puts the group with the best entry on top', () => {
    expect(rankEntries(entries, 'settings')[0]?.group).toBe('place');
    expect(rankEntries(entries, 'tenant 12')[0]?.entries[0]?.words).toBe('Tenant 12');
  });

  it('shows no more than a screen of one kind, and nothing that only has the letters somewhere', () => {
    expect(found('tenant').length).toBe(7);
    expect(found('qqqq')).toEqual([]);
    expect(found('zx')).toEqual([]);
  });
});
