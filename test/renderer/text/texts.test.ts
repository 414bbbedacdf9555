import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { de } from '../../../renderer/text/de.ts';
import { en } from '../../../renderer/text/en.ts';
import { createWords, isolate, oneLine } from '../../../renderer/text/words.ts';

const valuesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the texts of both languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('have each key in one part only: the later one would silently win', async () => {
    const folder = new URL('../../../renderer/text/en/', import.meta.url);
    const parts = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href) as Promise<Record<string, object>>));
    const keys = parts.flatMap((part) => Object.values(part).flatMap((texts) => Object.keys(texts)));
    expect(keys.length).toBeGreaterThan(500);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('are never empty and have no blank space at their ends', () => {
    const bad = [en, de].flatMap((texts) => Object.entries(texts).filter(([, text]) => text === '' || text !== text.trim()).map(([key]) => key));
    expect(bad).toEqual([]);
  });

  it('fill in the same values', () => {
    const differing = Object.entries(en).filter(([key, text]) => valuesIn(text).join() !== valuesIn(de[key as keyof typeof en]).join()).map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('have both plural forms where they have one', () => {
    const keys = new Set(Object.keys(en));
    const half = [...keys].filter((key) => /_(?:zero|one|other)$/.test(key)).map((key) => key.replace(/_(?:zero|one|other)$/, '')).filter((stem) => !keys.has(`${stem}_one`) || !keys.has(`${stem}_other`));
    expect(half).toEqual([]);
  });

  it('do not shout', () => {
    expect([...Object.values(en), ...Object.values(de)].filter((text) => /!|\boops\b/i.test(text))).toEqual([]);
  });
});

describe('words', () => {
  it('choose the plural by count, in both languages', () => {
    const english = createWords('en', 'en-GB');
    const german = createWords('de', 'de-DE');
    expect([1, 2].map((count) => english.text('inbox.unread', { count }))).toEqual(['1 unread message', '2 unread messages']);
    expect([1, 2].map((count) => german.text('inbox.unread', { count }))).toEqual(['1 ungelesene Nachricht', '2 ungelesene Nachrichten']);
    expect(english.text('team.unassigned', { count: 0 })).toBe('Everything has an owner');
  });

  it('show what a stranger wrote as it is, even when it looks like one of our placeholders or like HTML', () => {
    const name = '{{words}} $t(action.close) <b>';
    expect(createWords('en', 'en-GB').text('thread.spoken', { name, words: 'x' })).toBe(`${name}: x`);
  });

  it('keep a stranger from turning our sentence around or painting over other lines', () => {
    expect(isolate('a\u202Egnp.exe\u0000')).toBe('\u2068a gnp.exe\u2069');
    expect(oneLine(`Z${'\u0300'.repeat(40)}algo\n\n x`)).toBe(`Z${'\u0300'.repeat(3)}algo x`);
  });
});
