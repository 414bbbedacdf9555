import { z } from 'zod';

/** What a person reaches for on this device. `templates`: names, whatever the language. `emoji`: newest first. `skinTone`: 0 none, 1 light to 5 dark. */
export const favourites = z.strictObject({
  templates: z.array(z.string().min(1).max(512)).max(200),
  emoji: z.array(z.string().min(1).max(40)).max(36),
  skinTone: z.number().int().min(0).max(5),
});
export type Favourites = z.infer<typeof favourites>;
