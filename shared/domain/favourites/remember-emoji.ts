import type { Favourites } from './favourites.ts';

/** Before anything was chosen. */
export const noFavourites: Favourites = { templates: [], emoji: [], skinTone: 0 };

/** The list of recent emoji after one more was used: each once, newest first, four lines of the picker. Pure. */
export function rememberEmoji(recent: readonly string[], emoji: string): string[] {
  return [emoji, ...recent.filter((other) => other !== emoji)].slice(0, 36);
}
