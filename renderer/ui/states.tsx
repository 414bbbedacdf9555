import type { ReactNode } from 'react';
import './states.css';

/** Grey shapes in the layout of what is coming; spoken as `words`. Comes into sight after 150 ms: one that shows for a blink is worse than none. */
export function Skeleton({ words, rows, look }: { readonly words: string; readonly rows: number; readonly look: 'list' | 'thread' | 'table' }) {
  return (
    <div className={`skeleton skeleton-${look}`} role="status">
      <span className="hidden-words">{words}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-row" data-odd={index % 3 === 1} aria-hidden="true">
          <span className="skeleton-dot" />
          <span className="skeleton-lines" />
        </div>
      ))}
    </div>
  );
}

type EmptyProps = { readonly icon: ReactNode; readonly title: string; readonly words: string; readonly children?: ReactNode };

/** Says what will appear here, why it is not there yet, and one thing to do. */
export function Empty({ icon, title, words, children }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-icon" aria-hidden="true">{icon}</span>
      <p className="empty-title">{title}</p>
      <p className="empty-words">{words}</p>
      {children}
    </div>
  );
}
