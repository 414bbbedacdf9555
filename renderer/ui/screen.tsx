import type { ReactNode } from 'react';
import './screen.css';

/** A whole screen right of the rail: a title, what it is about, and its content in a readable width. */
export function Screen({ title, lead, action, children }: { readonly title: string; readonly lead?: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <main className="screen" tabIndex={-1}>
      <div className="screen-inner">
        <header className="screen-head">
          <div>
            <h1>{title}</h1>
            {lead !== undefined && <p>{lead}</p>}
          </div>
          {action}
        </header>
        {children}
      </div>
    </main>
  );
}
