import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { useWords } from '../text/use-words.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { closeFind, findIn, mostPlaces, stepFind, useFind } from './find-store.ts';
import './find-bar.css';

type FindBarProps = {
  readonly conversationId: ConversationId;
  readonly onJump: (id: MessageId) => void;
  /** Takes the question to the search of everything, the company included. */
  readonly onEverywhere: (id: ConversationId, query: string) => void;
};

/** Searches the open conversation and goes from hit to hit: Enter to the older one, Shift+Enter to the newer one, Escape closes. */
export function FindBar({ conversationId, onJump, onEverywhere }: FindBarProps) {
  const { text } = useWords();
  const { open, query, hits, place, state } = useFind();
  const field = useRef<HTMLInputElement>(null);
  // A jump gives the focus to the message; while somebody goes from hit to hit, it belongs here.
  const walking = useRef(false);
  useEffect(() => closeFind, [conversationId]);
  if (!open) return null;
  const step = (direction: 1 | -1) => {
    const hit = stepFind(direction);
    if (hit === null) return;
    walking.current = true;
    onJump(hit.message.id);
  };
  const placeWords = hits.length === 0 ? (state === 'ready' ? text('find.none') : '') : text(hits.length === mostPlaces ? 'find.placeMore' : 'find.place', { place: Math.max(0, place) + (place === -1 ? 0 : 1), count: hits.length });
  return (
    <div className="find-bar" role="search" aria-label={text('find.name')}>
      <Search size={16} aria-hidden />
      <input
        ref={field} id="find-field" type="search" autoComplete="off" spellCheck={false} maxLength={200} aria-label={text('find.field')} placeholder={text('search.placeholder')} value={query}
        onChange={(event) => void findIn(conversationId, event.target.value)}
        onPointerDown={() => (walking.current = false)}
        onBlur={(event) => {
          if (walking.current && event.relatedTarget instanceof HTMLElement && event.relatedTarget.closest('[data-message]') !== null) event.target.focus();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Tab') walking.current = false;
          if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            closeFind();
            document.querySelector<HTMLElement>('.composer-field')?.focus();
          }
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            step(event.shiftKey ? -1 : 1);
          }
        }}
      />
      <span className="find-place figures" role="status">{placeWords}</span>
      <IconButton name={text('find.older')} keys="Enter" disabled={hits.length === 0} onClick={() => step(1)}><ChevronUp size={18} aria-hidden /></IconButton>
      <IconButton name={text('find.newer')} keys="Shift+Enter" disabled={hits.length === 0} onClick={() => step(-1)}><ChevronDown size={18} aria-hidden /></IconButton>
      {query.trim() !== '' && <Button look="quiet" onClick={() => onEverywhere(conversationId, query)}>{text('find.everywhere')}</Button>}
      <IconButton name={text('action.close')} keys="Esc" onClick={closeFind}><X size={18} aria-hidden /></IconButton>
    </div>
  );
}
