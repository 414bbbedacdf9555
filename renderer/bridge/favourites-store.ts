import { create } from 'zustand';
import { noFavourites, rememberEmoji } from '../../shared/domain/favourites/remember-emoji.ts';
import type { Favourites } from '../../shared/domain/favourites/favourites.ts';
import { onChanges } from './announcements.ts';
import { call } from './call.ts';

/** What the person reaches for on this device. None until read. */
export const useFavourites = create<Favourites>(() => noFavourites);

async function readFavourites(): Promise<void> {
  const answer = await call('favourites.read', null);
  if (answer.ok) useFavourites.setState(answer.value, true);
}

/** Keeps the favourites as this device has them. */
export function followFavourites(): () => void {
  void readFavourites();
  return onChanges((changes) => {
    if (changes.some((change) => change.kind === 'everything')) void readFavourites();
  });
}

function change(part: Partial<Favourites>): void {
  useFavourites.setState(part);
  void call('favourites.store', useFavourites.getState());
}

/** Puts a template among the favourites, or takes it out. */
export function toggleFavouriteTemplate(name: string): void {
  const { templates } = useFavourites.getState();
  change({ templates: templates.includes(name) ? templates.filter((other) => other !== name) : [name, ...templates].slice(0, 200) });
}

/** Remembers an emoji as used last. */
export function noteEmoji(emoji: string): void {
  change({ emoji: rememberEmoji(useFavourites.getState().emoji, emoji) });
}

/** 0 none, 1 light to 5 dark. */
export function chooseSkinTone(skinTone: number): void {
  change({ skinTone });
}
