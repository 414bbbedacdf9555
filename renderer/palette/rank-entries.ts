import { defaultFilter } from 'cmdk';
import { foldSentence } from './fold-sentence.ts';

/** What the palette can do, one line each. */
export type PaletteEntry = {
  readonly id: string;
  readonly group: 'action' | 'conversation' | 'person' | 'place' | 'setting';
  readonly words: string;
  /** Other words by which it is found. */
  readonly also: string;
  /** A remark at the end of the line. */
  readonly remark?: string;
  readonly keys?: readonly string[];
  readonly run: () => void;
};
export type PaletteGroup = PaletteEntry['group'];

/** Order of the groups while nothing is typed, and how many lines of each are shown. */
const order: readonly PaletteGroup[] = ['action', 'conversation', 'person', 'place', 'setting'];
const most: Readonly<Record<PaletteGroup, number>> = { action: 12, conversation: 7, person: 5, place: 6, setting: 8 };
const mostAtFirst: Readonly<Record<PaletteGroup, number>> = { action: 7, conversation: 5, person: 0, place: 6, setting: 0 };
/** Below this the letters are only somewhere in the line. Measured on the demo company: what a person means scores above a tenth. */
const tooFar = 0.05;

/**
 * The entries that answer to what was typed, best first, in groups; the group with the best entry comes first. With nothing typed: what can be done here, the
 * newest conversations and the places. Entries of one score keep their order. Pure.
 */
export function rankEntries(entries: readonly PaletteEntry[], query: string): readonly { readonly group: PaletteGroup; readonly entries: readonly PaletteEntry[] }[] {
  const wanted = foldSentence(query.trim());
  const shown = (limit: Readonly<Record<PaletteGroup, number>>, list: readonly PaletteEntry[]) =>
    order.map((group) => ({ group, entries: list.filter((entry) => entry.group === group).slice(0, limit[group]) })).filter((each) => each.entries.length > 0);
  if (wanted === '') return shown(mostAtFirst, entries);
  const scored = entries
    .map((entry) => ({ entry, score: defaultFilter(foldSentence(entry.words), wanted, [foldSentence(entry.also)]) }))
    .filter(({ score }) => score > tooFar)
    .sort((one, other) => other.score - one.score);
  const best = (group: PaletteGroup) => scored.find(({ entry }) => entry.group === group)?.score ?? 0;
  return [...shown(most, scored.map(({ entry }) => entry))].sort((one, other) => best(other.group) - best(one.group));
}
