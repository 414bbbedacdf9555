import { describe, expect, it } from 'vitest';
import { joinTyped } from '../../../renderer/composer/join-typed.ts';

describe('what comes back into a field in which somebody types', () => {
  it.each([
    ['nothing was typed', 'back\nbegun', 'begun', 'begun', 'back\nbegun'],
    ['more was typed behind', 'back\nbegun', 'begun', 'begun and more', 'back\nbegun and more'],
    ['the field was empty', 'back', '', 'new', 'back\nnew'],
    ['nothing came back, and more was typed', 'begun', 'begun', 'begun and more', 'begun and more'],
    ['what was begun was sent meanwhile', 'back\nbegun', 'begun', '', 'back'],
    ['nothing anywhere', '', '', '', ''],
    ['the cache knows another beginning', 'other', 'begun', 'begun more', 'other\nbegun more'],
  ])('%s', (_name, kept, before, since, expected) => {
    expect(joinTyped(kept, before, since)).toBe(expected);
  });
});
