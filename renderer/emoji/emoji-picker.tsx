import { Apple, Car, Clock, Flag, Hash, Lamp, PawPrint, Smile, Trophy, Users } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { chooseSkinTone, followFavourites, noteEmoji, useFavourites } from '../bridge/favourites-store.ts';
import { useWords } from '../text/use-words.tsx';
import { inTone, searchEmoji } from './emoji-catalogue.ts';
import type { EmojiEntry } from './emoji-catalogue.ts';
import { EmojiGrid } from './emoji-grid.tsx';
import { loadEmoji } from './load-emoji.ts';
import './emoji.css';

/** Groups as Unicode numbers them; 2 holds parts of other emoji. */
const groups = [
  { group: 0, key: 'smileys', Icon: Smile }, { group: 1, key: 'people', Icon: Users }, { group: 3, key: 'nature', Icon: PawPrint }, { group: 4, key: 'food', Icon: Apple }, { group: 5, key: 'travel', Icon: Car },
  { group: 6, key: 'activities', Icon: Trophy }, { group: 7, key: 'objects', Icon: Lamp }, { group: 8, key: 'symbols', Icon: Hash }, { group: 9, key: 'flags', Icon: Flag },
] as const;
const mostHits = 90;
const tones = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'] as const;

/** All emoji, by group or by a word in either language of the product; those used last come first. Remembers what was picked. */
export function EmojiPicker({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { text, language } = useWords();
  const [entries, setEntries] = useState<readonly EmojiEntry[]>([]);
  const recent = useFavourites((state) => state.emoji);
  const skinTone = useFavourites((state) => state.skinTone);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<number | 'recent' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLDivElement>(null);
  useEffect(() => followFavourites(), []);
  useEffect(() => {
    let isOpen = true;
    void loadEmoji(language).then((loaded) => {
      if (isOpen) setEntries(loaded);
    });
    return () => {
      isOpen = false;
    };
  }, [language]);
  const group = chosen ?? (recent.length > 0 ? 'recent' : 0);
  const shown = useMemo(() => {
    if (query.trim() !== '') return searchEmoji(entries, query, mostHits);
    if (group !== 'recent') return entries.filter((entry) => entry.group === group);
    // As they were used, whatever the tone is now.
    return recent.flatMap((emoji) => {
      const entry = entries.find((each) => each.emoji === emoji || each.tones.includes(emoji));
      return entry === undefined ? [] : [{ ...entry, emoji, tones: [] }];
    });
  }, [entries, query, group, recent]);
  const pick = (emoji: string) => {
    noteEmoji(emoji);
    onPick(emoji);
  };
  const tabs = [...(recent.length > 0 ? [{ group: 'recent' as const, key: 'recent' as const, Icon: Clock }] : []), ...groups];
  return (
    <div ref={picker} className="emoji-picker">
      <input
        ref={field} type="search" className="emoji-search" value={query} autoFocus maxLength={60} aria-label={text('emoji.search')} placeholder={text('emoji.search')}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            picker.current?.querySelector<HTMLButtonElement>('.emoji-cell[tabindex="0"]')?.focus();
          } else if (event.key === 'Enter') {
            event.preventDefault();
            const [first] = shown;
            if (first !== undefined && query.trim() !== '') pick(inTone(first, skinTone));
          }
        }}
      />
      <div className="emoji-groups" role="group" aria-label={text('emoji.groups')}>
        {tabs.map(({ group: each, key, Icon }) => (
          <button key={key} type="button" className="emoji-group" aria-pressed={query === '' && each === group} aria-label={text(`emoji.group.${key}`)} title={text(`emoji.group.${key}`)} onClick={() => { setQuery(''); setChosen(each); }}>
            <Icon size={18} aria-hidden />
          </button>
        ))}
      </div>
      <p className="hidden-words" role="status">{query.trim() === '' ? '' : text('emoji.found', { count: shown.length })}</p>
      <div className="emoji-scroll">
        {shown.length > 0 && <EmojiGrid key={query === '' ? group : 'search'} name={text('emoji.all')} entries={shown} skinTone={skinTone} onPick={pick} onLeaveUp={() => field.current?.focus()} />}
        {shown.length === 0 && entries.length > 0 && <p className="emoji-none">{text('emoji.none')}</p>}
      </div>
      <fieldset className="emoji-tones">
        <legend>{text('emoji.tone')}</legend>
        {tones.map((hand, tone) => (
          <label key={hand} title={text(`emoji.tone.${tone as 0 | 1 | 2 | 3 | 4 | 5}`)}>
            <input type="radio" name="emoji-tone" checked={tone === skinTone} aria-label={text(`emoji.tone.${tone as 0 | 1 | 2 | 3 | 4 | 5}`)} onChange={() => chooseSkinTone(tone)} />
            <span aria-hidden>{hand}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
