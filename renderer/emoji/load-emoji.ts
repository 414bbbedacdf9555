import { listEmoji } from './emoji-catalogue.ts';
import type { EmojiEntry, EmojiSource } from './emoji-catalogue.ts';

let source: Promise<EmojiSource> | null = null;

/** The list of all emoji in a language. The data come with the application, in files of their own that are read when a picker opens first. */
export async function loadEmoji(language: 'en' | 'de'): Promise<readonly EmojiEntry[]> {
  source ??= Promise.all([import('emojibase-data/en/compact.json'), import('emojibase-data/de/compact.json'), import('emojibase-data/versions/emoji.json')]).then(
    ([en, de, versions]) => ({ en: en.default, de: de.default, versions: versions.default }),
  );
  return listEmoji(await source, language);
}
