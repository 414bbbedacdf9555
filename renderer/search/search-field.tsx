import { Search, X } from 'lucide-react';
import { useWords } from '../text/use-words.tsx';
import { clearSearch, searchFor, useSearch } from './search-store.ts';
import './search.css';

/** Escape empties the field and goes back; arrow down goes to what was found. */
export function SearchField({ onStart, onLeave }: { readonly onStart: () => void; readonly onLeave: () => void }) {
  const { text } = useWords();
  const query = useSearch((search) => search.query);
  const leave = () => {
    clearSearch();
    onLeave();
  };
  return (
    <div className="search-field" role="search">
      <Search size={16} aria-hidden />
      <input
        id="search-field" type="search" autoComplete="off" spellCheck={false} maxLength={200} aria-label={text('search.field')} placeholder={text('search.placeholder')}
        aria-keyshortcuts="/" value={query}
        onChange={(event) => {
          onStart();
          void searchFor(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            leave();
          } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('.search-results button, .inbox-row[tabindex="0"]')?.focus();
          }
        }}
      />
      {query !== '' && (
        <button type="button" className="search-clear" aria-label={text('search.clear')} onClick={leave}>
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}
