import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { inTone, listEmoji, searchEmoji } from '../../../renderer/emoji/emoji-catalogue.ts';
import type { EmojiSource } from '../../../renderer/emoji/emoji-catalogue.ts';

const require = createRequire(import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(require.resolve(`emojibase-data/${name}.json`), 'utf8'));
const source = { en: read('en/compact'), de: read('de/compact'), versions: read('versions/emoji') } as EmojiSource;
const english = listEmoji(source, 'en');
const german = listEmoji(source, 'de');
const found = (entries: typeof english, query: string) => searchEmoji(entries, query, 40).map(({ emoji }) => emoji);

describe('the emoji of the picker', () => {
  it('are all that systems of last year can draw, each once, without parts of others', () => {
    expect(english.length).toBeGreaterThan(1800);
    expect(new Set(english.map(({ emoji }) => emoji)).size).toBe(english.length);
    expect(english.map(({ emoji }) => emoji)).not.toContain('🏻');
    // Emoji 16: the face with bags under the eyes.
    expect(english.map(({ emoji }) => emoji)).not.toContain('\u{1FAE9}');
  });

  it('have names in the language of the person', () => {
    const key = (entries: typeof english) => entries.find(({ emoji }) => emoji === '🔑')?.name;
    expect([key(english), key(german)]).toEqual(['key', 'Schlüssel']);
  });

  it.each(['key', 'schlussel', 'SCHLÜSSEL'])('are found by words of both languages, without accents and case: %s', (query) => {
    for (const entries of [english, german]) expect(found(entries, query)).toContain('🔑');
  });

  it('come with the best first, and nothing for what no emoji is called', () => {
    expect(found(english, 'house')[0]).toBe('🏠');
    expect(found(german, 'haus')[0]).toMatch(/🏠|🏡/u);
    expect(found(english, 'zzqq')).toEqual([]);
    expect(found(english, '👍🏽')).toHaveLength(1);
    expect(found(english, '  ')).toEqual([]);
  });

  it('take the chosen skin tone where they have one, also two people together', () => {
    const of = (emoji: string) => english.find((entry) => entry.emoji === emoji) ?? { emoji: '', name: '', group: 0, tones: [], search: '' };
    expect([inTone(of('👍'), 0), inTone(of('👍'), 1), inTone(of('👍'), 5), inTone(of('🔑'), 3)]).toEqual(['👍', '👍🏻', '👍🏿', '🔑']);
    expect(inTone(of('🤝'), 3)).toBe('🤝🏽');
  });
});
