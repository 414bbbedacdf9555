import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../text/use-words.tsx';
import { Keys } from '../ui/keys.tsx';
import { Modal } from '../ui/modal.tsx';
import { rankEntries } from './rank-entries.ts';
import type { PaletteEntry } from './rank-entries.ts';
import './palette.css';

type PaletteProps = {
  readonly entries: readonly PaletteEntry[];
  /** Told what is typed, for entries that have to be looked up. */
  readonly onQuery: (query: string) => void;
  /** Looks for the typed words in all messages; null where there is nothing to search. */
  readonly onSearch: ((query: string) => void) | null;
  readonly onClose: () => void;
};

/** Everything that can be done, opened or set, by typing a part of its name. A field with a list: arrows choose, Enter does it, Escape leaves. */
export function Palette({ entries, onQuery, onSearch, onClose }: PaletteProps) {
  const { text } = useWords();
  const [query, setQuery] = useState('');
  const [value, setValue] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // After the dialog has opened, which would have taken the focus to its list.
  useEffect(() => field.current?.focus(), []);
  const groups = useMemo(() => rankEntries(entries, query), [entries, query]);
  const wanted = query.trim();
  const search = wanted === '' || onSearch === null ? null : onSearch;
  // The first line is chosen whenever the list changes: Enter then does what stands on top.
  const ids = [...groups.flatMap((group) => group.entries.map((entry) => entry.id)), ...(search === null ? [] : ['search'])];
  const chosen = ids.includes(value) ? value : (ids[0] ?? '');
  const run = (action: () => void) => {
    onClose();
    // After the dialog has given the focus back, so that what opens now can take it.
    requestAnimationFrame(action);
  };
  return (
    <Modal look="top" title={text('palette.title')} closeName={text('action.close')} onClose={onClose}>
      <Command label={text('palette.title')} shouldFilter={false} loop vimBindings={false} value={chosen} onValueChange={setValue} className="palette">
        <div className="palette-field">
          <Search size={18} aria-hidden />
          <Command.Input
            ref={field} value={query} maxLength={200} placeholder={text('palette.placeholder')}
            onValueChange={(typed) => {
              setQuery(typed);
              setValue('');
              onQuery(typed);
            }}
          />
          <button type="button" className="palette-esc" onClick={onClose}><Keys keys={['Esc']} /><span className="hidden-words">: {text('action.close')}</span></button>
        </div>
        <Command.List className="palette-list" label={text('palette.list')}>
          {groups.map((group) => (
            <Command.Group key={group.group} heading={text(`palette.group.${group.group}`)} className="palette-group">
              {group.entries.map((entry) => (
                <Command.Item key={entry.id} value={entry.id} className="palette-item" onSelect={() => run(entry.run)}>
                  <span className="palette-words"><bdi>{entry.words}</bdi></span>
                  {entry.remark !== undefined && <span className="palette-remark"><bdi>{entry.remark}</bdi></span>}
                  {entry.keys !== undefined && <Keys keys={entry.keys} />}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          {search !== null && (
            <Command.Group heading={text('palette.group.search')} className="palette-group">
              <Command.Item value="search" className="palette-item" onSelect={() => run(() => search(wanted))}>
                <span className="palette-words">{text('palette.search', { words: wanted })}</span>
              </Command.Item>
            </Command.Group>
          )}
        </Command.List>
      </Command>
      <p className="palette-foot" role="status">{text('palette.found', { count: ids.length })}</p>
    </Modal>
  );
}
