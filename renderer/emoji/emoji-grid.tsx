import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { inTone } from './emoji-catalogue.ts';
import type { EmojiEntry } from './emoji-catalogue.ts';

/** In step with `--emoji-columns` of emoji.css. */
const columns = 9;

type EmojiGridProps = { readonly name: string; readonly entries: readonly EmojiEntry[]; readonly skinTone: number; readonly onPick: (emoji: string) => void; readonly onLeaveUp: () => void };

/** Emoji in rows of nine: one stop for the Tab key, arrows inside. */
export function EmojiGrid({ name, entries, skinTone, onPick, onLeaveUp }: EmojiGridProps) {
  const [at, setAt] = useState(0);
  const reachable = Math.min(at, entries.length - 1);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, Home: -entries.length, End: entries.length, PageUp: -4 * columns, PageDown: 4 * columns };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.key === 'ArrowUp' && reachable < columns) {
      onLeaveUp();
      return;
    }
    const to = Math.max(0, Math.min(entries.length - 1, reachable + step));
    setAt(to);
    event.currentTarget.querySelectorAll<HTMLButtonElement>('.emoji-cell')[to]?.focus();
  };
  const rows = Array.from({ length: Math.ceil(entries.length / columns) }, (_, row) => entries.slice(row * columns, (row + 1) * columns));
  return (
    <div role="grid" aria-label={name} className="emoji-grid" onKeyDown={move}>
      {rows.map((row, rowIndex) => (
        <div key={row[0]?.emoji} role="row" className="emoji-line">
          {row.map((entry, column) => {
            const index = rowIndex * columns + column;
            return (
              <span key={entry.emoji} role="gridcell">
                <button type="button" className="emoji-cell" aria-label={entry.name} title={entry.name} tabIndex={index === reachable ? 0 : -1} onFocus={() => setAt(index)} onClick={() => onPick(inTone(entry, skinTone))}>
                  {inTone(entry, skinTone)}
                </button>
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}
