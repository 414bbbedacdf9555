import { describe, expect, it } from 'vitest';
import { answersTo } from '../../../../shared/domain/contacts/answers-to.ts';
import { foldWords } from '../../../../shared/domain/search/fold-words.ts';
import { makeExcerpt } from '../../../../shared/domain/search/make-excerpt.ts';

describe('words are compared without case, accents and everything that is no letter or digit', () => {
  it.each([
    ['Café crème', ['cafe', 'creme']],
    ['ΆΛΦΑ Ångström İstanbul', ['αλφα', 'angstrom', 'istanbul']],
    ['Hafenstraße STRASSE Großes ẞ', ['hafenstrasse', 'strasse', 'grosses', 'ss']],
    ['is-paid, is paid!', ['is', 'paid']],
    ['noor.writes@example.com', ['noor', 'writes', 'example', 'com']],
    ['№ 4711/b', ['no', '4711', 'b']],
    ['日本語 שלום مرحبا', ['日本語', 'שלום', 'مرحبا']],
    ["'; DROP TABLE message; --", ['drop', 'table', 'message']],
    ['🔧 … \u0000', []],
    ['', []],
    ['x'.repeat(100), ['x'.repeat(64)]],
  ])('%j becomes %j', (text, expected) => {
    expect(foldWords(text)).toEqual(expected);
  });
});

describe('a person answers to', () => {
  const kaya = { displayName: 'Elif Kaya-Özgür', username: 'elif.writes', maskedNumber: '+49 ••• ••42' };
  it.each([
    ['elif', true], ['KAYA', true], ['ozg', true], ['özgür elif', true], ['writes', true], ['elif.writes', true], ['@elif', true],
    ['42', true], ['elif 42', true], ['2', false], ['9842', false], ['49', false], ['aya', false], ['elif huber', false],
  ])('%j: %j', (question, expected) => {
    expect(answersTo(question)?.(kaya)).toBe(expected);
  });

  it('nothing, when nothing was asked', () => {
    expect(answersTo(' … ')).toBeNull();
  });

  it('words also without a number', () => {
    const noor = { displayName: 'Noor', username: null, maskedNumber: null };
    expect([answersTo('noor')?.(noor), answersTo('42')?.(noor)]).toEqual([true, false]);
  });
});

describe('the words around what was found', () => {
  it.each([
    ['Café crème tomorrow', 'creme', 'Café crème tomorrow', ['crème']],
    ['so\n\n  Crème brûlée, crème', 'cre', 'so Crème brûlée, crème', ['Crème', 'crème']],
    ['in der Hafenstraße', 'hafenstrasse', 'in der Hafenstraße', ['Hafenstraße']],
    ['nothing here', 'key', 'nothing here', []],
    ['', 'key', '', []],
  ])('%j asked for %j', (text, question, snippet, marked) => {
    const excerpt = makeExcerpt(text, question);
    expect(excerpt.snippet).toBe(snippet);
    expect(excerpt.marks.map(([start, end]) => excerpt.snippet.slice(start, end))).toEqual(marked);
  });

  it('a long text is cut on both sides, at words, and the hit is in sight', () => {
    const text = `${'before '.repeat(80)}the boiler is cold ${'after '.repeat(80)}`;
    const excerpt = makeExcerpt(text, 'BOIL');
    expect(excerpt.snippet).toMatch(/^…before .*the boiler is cold after .*after…$/u);
    expect(excerpt.snippet.length).toBeLessThan(175);
    expect(excerpt.marks.map(([start, end]) => excerpt.snippet.slice(start, end))).toEqual(['boiler']);
  });

  it('one word without an end is cut as well', () => {
    expect(makeExcerpt('x'.repeat(60_000), 'x').snippet.length).toBeLessThan(200);
  });
});
