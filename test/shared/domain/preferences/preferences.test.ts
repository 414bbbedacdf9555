import { describe, expect, it } from 'vitest';
import { changePreferences, preferences, preferencesPatch } from '../../../../shared/domain/preferences/preferences.ts';
import { usualPreferences } from '../../../../shared/domain/preferences/usual-preferences.ts';

describe('preferences', () => {
  it('a change touches what it names and nothing else', () => {
    const before = { ...usualPreferences, locale: 'de' as const };
    expect(changePreferences(before, { density: 'compact', theme: undefined })).toEqual({ ...before, density: 'compact' });
  });

  it.each([
    ['a key that nobody knows', { thme: 'dark' }],
    ['an undo of a minute', { undoSeconds: 60 }],
    ['half a second of undo', { undoSeconds: 0.5 }],
    ['a speed that the player does not have', { playbackSpeed: 3 }],
    ['a language that is a path', { spellCheck: ['../../etc'] }],
  ])('%s is refused', (_name, patch) => {
    expect(preferencesPatch.safeParse(patch).success).toBe(false);
  });

  it('what holds at first is valid', () => {
    expect(preferences.parse(usualPreferences)).toEqual(usualPreferences);
  });
});
