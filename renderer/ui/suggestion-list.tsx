import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import './suggestion-list.css';

export type Suggestion = { readonly id: string; readonly node: ReactNode };

type SuggestionListProps = {
  readonly name: string;
  readonly id: string;
  /** The field in which somebody types: it keeps the focus and is told which line is chosen. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onPick: (index: number) => void;
};

/** Lines that open above a field while somebody types. The focus stays in the field; arrows, Enter and Tab are the field's to hand on. */
export function SuggestionList({ name, id, field, suggestions, active, onPick }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    element.setAttribute('aria-autocomplete', 'list');
    element.setAttribute('aria-controls', id);
    return () => {
      for (const attribute of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant']) element.removeAttribute(attribute);
    };
  }, [field, id]);
  const activeId = `${id}-${active}`;
  useEffect(() => {
    field.current?.setAttribute('aria-activedescendant', activeId);
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [field, activeId, active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={name} className="suggestions" tabIndex={0}>
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.id} id={`${id}-${index}`} role="option" aria-selected={index === active} className="suggestion"
          // Before the field would lose the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(index);
          }}
        >
          {suggestion.node}
        </div>
      ))}
    </div>
  );
}
