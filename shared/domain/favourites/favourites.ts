import { z } from 'zod';

/** What a person reaches for on this device. `templates`: names, whatever the language. `emoji`: newest first. `skinTone`: 0 none, 1 light to 5 dark. */
export const favourites = z.strictObject({
  templates: z.array(z.string().min(1).max(512)).max(200),
  emoji: z.array(z.string().min(1).max(40)).max(36),
  skinTone: z.number().int().min(0).max(5),
});
export type Favourites = z.infer<typeof favourites>;

/** Before anything was chosen. */
export const noFavourites: Favourites = { templates: [], emoji: [], skinTone: 0 };

/** The list of recent emoji after one more was used: each once, newest first, four lines of the picker. Pure. */
export function rememberEmoji(recent: readonly string[], emoji: string): string[] {
  return [emoji, ...recent.filter((other) => other !== emoji)].slice(0, 36);
}
