import type { WebContents } from 'electron';
import { ourOrigin } from '../bridge/our-origin.ts';
import type { Log } from '../diagnostics/log.ts';

/** Keeps a page where it is: no other windows, no navigation away, no embedded views. For every contents that is ever made. */
export function guardContents(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(() => {
    log.warn('page.window-denied');
    return { action: 'deny' };
  });
  const stay = (event: { readonly preventDefault: () => void }, url: string) => {
    if (url === `${ourOrigin}/` || url.startsWith(`${ourOrigin}/index.html`)) return;
    log.warn('page.navigation-denied');
    event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
