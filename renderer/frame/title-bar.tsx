import { useEffect } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { Mark } from '../ui/mark.tsx';
import './title-bar.css';

/** The system draws its window buttons over our page, so the bar behind them is ours. Linux desktops draw a whole frame of their own. */
const overlaid = new Set(['win32', 'darwin']);

/** The bar by which the window is moved, where the system leaves it to us. */
export function TitleBar({ session }: { readonly session: Session | null }) {
  const isOurs = overlaid.has(session?.platform ?? '');
  const mac = session?.platform === 'darwin';
  useEffect(() => {
    if (isOurs) document.documentElement.dataset['titleBar'] = 'ours';
    else delete document.documentElement.dataset['titleBar'];
  }, [isOurs]);
  if (!isOurs) return null;
  return (
    <header className="title-bar" data-buttons={mac ? 'start' : 'end'}>
      {!mac && <Mark size={16} />}
      <span className="title-bar-name">{session?.company === null || session === null ? 'Deskline' : `Deskline · ${session.company.name}`}</span>
    </header>
  );
}
