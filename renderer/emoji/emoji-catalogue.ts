import type { CompactEmoji } from 'emojibase';

/** One emoji of the picker. `tones`: the same in the five skin tones, light to dark; empty where it has none. `search`: its words in every language of the product. */
export type EmojiEntry = { readonly emoji: string; readonly name: string; readonly group: number; readonly tones: readonly string[]; readonly search: string };

type Language = 'en' | 'de';
export type EmojiSource = { readonly [Name in Language]: readonly CompactEmoji[] } & { readonly versions: Readonly<Record<string, readonly string[]>> };

/** Parts of other emoji, of no use alone. */
const componentGroup = 2;
/** Newer ones are empty boxes on systems of last year. Emoji 15.1 is of September 2023. */
const newestVersion = 15.1;
const firstTone = 0x1f3fb;

/** Makes the picker's list from the data of the package: names in the person's language, found by words of both. Pure. */
export function listEmoji(source: EmojiSource, language: Language): readonly EmojiEntry[] {
  const tooNew = new Set(Object.entries(source.versions).flatMap(([version, codes]) => (Number(version) > newestVersion ? codes : [])));
  const other = new Map(source[language === 'en' ? 'de' : 'en'].map((emoji) => [emoji.hexcode, emoji]));
  return source[language]
    .filter((emoji) => emoji.group !== undefined && emoji.group !== componentGroup && !tooNew.has(emoji.hexcode))
    .sort((one, two) => (one.order ?? 0) - (two.order ?? 0))
    .map((emoji) => ({
      emoji: plain(emoji.unicode), name: emoji.label, group: emoji.group ?? 0, tones: tonesOf(emoji),
      search: fold([emoji.label, ...(emoji.tags ?? []), other.get(emoji.hexcode)?.label ?? '', ...(other.get(emoji.hexcode)?.tags ?? [])].join(' ')),
    }));
}

/** The entries whose words begin with what was typed: those whose name begins with it first. An emoji itself finds itself. Pure. */
export function searchEmoji(entries: readonly EmojiEntry[], query: string, limit: number): readonly EmojiEntry[] {
  const wanted = fold(query);
  if (wanted === '') return entries.filter((entry) => entry.emoji === query.trim() || entry.tones.includes(query.trim()));
  const words = wanted.split(' ');
  const hits = entries.filter((entry) => words.every((word) => ` ${entry.search}`.includes(` ${word}`)));
  const rank = (entry: EmojiEntry): number => (fold(entry.name) === wanted ? 0 : fold(entry.name).startsWith(wanted) ? 1 : entry.search.startsWith(wanted) ? 2 : 3);
  return [...hits].sort((one, two) => rank(one) - rank(two)).slice(0, limit);
}

/** An emoji in the chosen skin tone; as it is where it has none. */
export function inTone(entry: EmojiEntry, skinTone: number): string {
  return entry.tones[skinTone - 1] ?? entry.emoji;
}

/** Without the sign that asks for a picture where the letter is one anyway: keyboards do not send it either. */
function plain(emoji: string): string {
  return emoji.replace(/^(\p{Emoji_Presentation})\uFE0F$/u, '$1');
}

/** Where two people are in one emoji, both get the same tone. */
function tonesOf(emoji: CompactEmoji): readonly string[] {
  const skins = emoji.skins ?? [];
  const tones = [0, 1, 2, 3, 4].map((tone) => {
    const modifier = String.fromCodePoint(firstTone + tone);
    return skins.find((skin) => modifiersOf(skin.unicode).length > 0 && modifiersOf(skin.unicode).every((each) => each === modifier))?.unicode;
  });
  return tones.every((tone) => tone !== undefined) ? tones : [];
}

function modifiersOf(emoji: string): readonly string[] {
  return emoji.match(/[\u{1F3FB}-\u{1F3FF}]/gu) ?? [];
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/gu, 'ss').toLowerCase().replace(/[^\p{L}\p{N}+-]+/gu, ' ').trim();
}
