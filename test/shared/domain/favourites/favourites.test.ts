import { expect, it } from 'vitest';
import { favourites } from '../../../../shared/domain/favourites/favourites.ts';
import { noFavourites, rememberEmoji } from '../../../../shared/domain/favourites/remember-emoji.ts';

it('the emoji used last stands first, each stands once, and the list stays as long as it may be', () => {
  expect(rememberEmoji(['👍', '🔑', '🏠'], '🏠')).toEqual(['🏠', '👍', '🔑']);
  const many = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x1f400 + index)).reduce<readonly string[]>((recent, emoji) => rememberEmoji(recent, emoji), []);
  expect(many).toHaveLength(36);
  expect(favourites.safeParse({ ...noFavourites, emoji: many }).success).toBe(true);
});
