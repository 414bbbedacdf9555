import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../renderer/notes/find-mentions.ts';
import { matchPeople } from '../../../renderer/notes/match-people.ts';
import { matchQuickReplies } from '../../../renderer/quick-replies/match-quick-replies.ts';
import { findTypedWord } from '../../../renderer/ui/find-typed-word.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { QuickReply } from '../../../shared/domain/quick-replies/quick-reply.ts';
import { idOf } from '../support/demo-conversations.ts';

describe('a word that somebody is typing behind a sign', () => {
  it.each([
    ['/', '/', { word: '', start: 0, end: 1 }],
    ['Hello /ho', '/', { word: 'ho', start: 6, end: 9 }],
    ['(/öff', '/', { word: 'öff', start: 1, end: 5 }],
    ['line\n/a', '/', { word: 'a', start: 5, end: 7 }],
    ['and/or', '/', null],
    ['https://exa', '/', null],
    ['/two words', '/', null],
    ['12/3', '/', null],
    ['@an', '@', { word: 'an', start: 0, end: 3 }],
    ['ana@example', '@', null],
    ['nothing', '@', null],
  ] as const)('%s: %s', (text, sign, typed) => {
    expect(findTypedWord(text, text.length, sign)).toEqual(typed);
  });

  it('is the one in which the caret stands, not one further on', () => {
    expect(findTypedWord('/ab and /cd', 3, '/')).toEqual({ word: 'ab', start: 0, end: 3 });
    expect(findTypedWord('/ab and /cd', 5, '/')).toBeNull();
    expect(findTypedWord(`${'x'.repeat(70)} /ab`, 74, '/')).toEqual({ word: 'ab', start: 71, end: 74 });
  });
});

describe('the quick replies for what is typed', () => {
  const reply = (shortcut: string, title: string, kind: 'own' | 'team' | 'company'): QuickReply => ({
    id: shortcut as QuickReply['id'], shortcut, title, texts: [], changedAt: 0,
    scope: kind === 'own' ? { kind, personId: idOf(2, 1) } : kind === 'team' ? { kind, teamId: idOf(1, 1) } : { kind },
  });
  const all = [reply('hours', 'Opening hours', 'company'), reply('öffnung', 'Öffnungszeiten', 'own'), reply('house', 'Our house', 'team'), reply('bye', 'Kind regards, hours', 'own')];
  const shortcuts = (typed: string) => matchQuickReplies(all, typed).map(({ shortcut }) => shortcut);

  it('begin so, then have such a word in the title; own ones come first', () => {
    expect(shortcuts('ho')).toEqual(['house', 'hours', 'bye']);
    expect(shortcuts('OFF')).toEqual(['öffnung']);
    expect(shortcuts('')).toEqual(['bye', 'öffnung', 'house', 'hours']);
    expect(shortcuts('xyz')).toEqual([]);
  });
});

describe('mentions of a note', () => {
  const team = idOf<Person['teamIds'][number]>(1, 1);
  const person = (index: number, name: string, more: Partial<Person> = {}): Person => ({ id: idOf(2, index), name, role: 'employee', teamIds: [team], ...more });
  const people = [person(1, 'Ana'), person(2, 'Ana Ribeiro'), person(3, 'Jonas Weber'), person(4, 'Ärne (Nord)'), person(5, 'Mira Holm', { role: 'admin' }), person(6, 'Anabel', { teamIds: [] })];

  it('are whole names behind @; the longer of two names counts once', () => {
    expect(findMentions('@Ana Ribeiro please look, cc @Ärne (Nord).', people)).toEqual([idOf(2, 2), idOf(2, 4)]);
    expect(findMentions('@Ana, @Ana Ribeiro', people).toSorted()).toEqual([idOf(2, 1), idOf(2, 2)]);
    expect(findMentions('ana@Ana.example @Anabella, Ana', people)).toEqual([]);
  });

  it('are offered of those who can read the note, by any of their names', () => {
    const offered = (typed: string) => matchPeople(people, { typed, teamId: team, ownId: idOf(2, 3) }).map(({ name }) => name);
    expect([offered('an'), offered('rib'), offered('arn'), offered('jo'), offered('mi')]).toEqual([['Ana', 'Ana Ribeiro'], ['Ana Ribeiro'], ['Ärne (Nord)'], [], []]);
  });
});
