import { describe, expect, it } from 'vitest';
import { readOwnWord } from '../../../../shared/domain/contacts/read-own-word.ts';

const word = (body: string) => readOwnWord({ kind: 'text', body })?.word ?? null;

describe('a contact’s own word on offers', () => {
  it.each(['STOP', 'stop', ' Stop. ', 'STOP!!! 🛑', 'Stopp', 'ＳＴＯＰ', 'Unsubscribe', 'Revoke.', 'Widerruf!', 'opt-out', 'Opt out please', 'Bitte abmelden', 'Keine Werbung mehr, danke!', 'Stop promotions', 'stop\nthank you'])(
    'is a stop: %j',
    (body) => {
      expect(word(body)).toBe('stop');
    },
  );

  it.each(['START', 'start.', 'Unstop', 'opt-in', 'Bitte wieder anmelden'])('is a start: %j', (body) => {
    expect(word(body)).toBe('start');
  });

  it.each([
    'Please stop the leak', 'stop by at four?', 'Don’t stop', 'Stoppen Sie bitte das Wasser', 'cancel', 'quit', 'yes', 'Ende', 'Wann fangen Sie an?', 'bus stop', '', '🛑', 'bitte', 'not stop',
    `STOP${'!'.repeat(80)}`, 'Ich möchte mich zum Besichtigungstermin anmelden',
  ])('is neither, and left to people: %j', (body) => {
    expect(word(body)).toBeNull();
  });

  it('counts as the button of a template, and in no other kind', () => {
    expect(readOwnWord({ kind: 'choice', source: 'template', id: 'x', title: 'Stop promotions', description: null })).toEqual({ word: 'stop', said: 'Stop promotions' });
    expect(readOwnWord({ kind: 'system', event: 'x', body: 'stop' })).toBeNull();
  });
});
