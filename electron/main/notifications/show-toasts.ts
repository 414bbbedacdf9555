/** Owner of Electron's `Notification`. */
import { Notification } from 'electron';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Toasts } from './toast.ts';

const summaryKey = 'summary';

/** Makes the toasts of the operating system. What it does not show (no service, focus mode) is its decision: the log says so, nothing else happens. */
export function createToasts(parts: { readonly clock: Clock; readonly log: Log; readonly onClick: (about: ConversationId | null) => void }): Toasts {
  const shown = new Map<string, { readonly notification: Notification; readonly at: Instant }>();
  const close = (key: string) => {
    const entry = shown.get(key);
    shown.delete(key);
    entry?.notification.close();
  };
  return {
    show: (toast) => {
      const key = toast.about ?? summaryKey;
      close(key);
      if (!Notification.isSupported()) {
        parts.log.warn('toast.not-supported');
        return;
      }
      const notification = new Notification({ title: toast.title, body: toast.body, silent: toast.silent });
      // Kept until closed: a collected notification loses its click.
      shown.set(key, { notification, at: parts.clock.now() });
      const forget = () => {
        if (shown.get(key)?.notification === notification) shown.delete(key);
      };
      notification.on('click', () => {
        close(key);
        parts.onClick(toast.about);
      });
      notification.on('close', forget);
      notification.on('failed', () => {
        parts.log.warn('toast.failed');
        forget();
      });
      notification.show();
    },
    close,
    closeShownBefore: (instant) => {
      for (const [key, entry] of [...shown]) if (entry.at < instant) close(key);
    },
    closeAll: () => {
      for (const key of [...shown.keys()]) close(key);
    },
  };
}
