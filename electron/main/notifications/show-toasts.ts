/** Owner of Electron's `Notification`. */
import { Notification } from 'electron';
import type { NotificationConstructorOptions } from 'electron';
import { second } from '../../../shared/kernel/time.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Timers } from '../clock/timers.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Toast, Toasts } from './toast.ts';
import { windowsToast } from './windows-toast.ts';

const summaryKey = 'summary';
const testKey = 'test';
/** A desktop answers at once; one that has not after this shows nothing. */
const answerTimeMs = 4 * second;

/** Makes the toasts of the operating system. What it does not show (no service, focus mode) is its decision: the log says so, nothing else happens. */
export function createToasts(parts: {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly platform: string;
  readonly onClick: (about: ConversationId | null) => void;
  readonly onReply: (about: ConversationId, body: string) => void;
}): Toasts {
  const shown = new Map<string, { readonly notification: Notification; readonly at: Instant }>();
  const close = (key: string) => {
    const entry = shown.get(key);
    shown.delete(key);
    entry?.notification.close();
  };
  const put = (key: string, options: NotificationConstructorOptions): Notification | null => {
    close(key);
    if (!Notification.isSupported()) {
      parts.log.warn('toast.not-supported');
      return null;
    }
    const notification = new Notification(options);
    // Kept until closed: a collected notification loses its click.
    shown.set(key, { notification, at: parts.clock.now() });
    const forget = () => {
      if (shown.get(key)?.notification === notification) shown.delete(key);
    };
    notification.on('close', forget);
    notification.on('failed', () => {
      parts.log.warn('toast.failed');
      forget();
    });
    return notification;
  };
  return {
    show: (toast) => {
      const key = toast.about ?? summaryKey;
      const notification = put(key, optionsFor(toast, parts.platform));
      notification?.on('click', () => {
        close(key);
        parts.onClick(toast.about);
      });
      notification?.on('reply', (details, reply) => {
        close(key);
        if (toast.about !== null) parts.onReply(toast.about, details.reply ?? reply);
      });
      notification?.show();
    },
    test: (words) =>
      new Promise((resolve) => {
        const notification = put(testKey, optionsFor({ about: null, reply: null, ...words }, parts.platform));
        if (notification === null) return resolve('failed');
        const cancel = parts.timers.after(answerTimeMs, () => resolve('no-answer'));
        const answer = (outcome: 'shown' | 'failed') => () => {
          cancel();
          resolve(outcome);
        };
        notification.on('show', answer('shown'));
        notification.on('failed', answer('failed'));
        notification.show();
      }),
    close,
    closeShownBefore: (instant) => {
      for (const [key, entry] of [...shown]) if (entry.at < instant) close(key);
    },
    closeAll: () => {
      for (const key of [...shown.keys()]) close(key);
    },
  };
}

function optionsFor(toast: Toast, platform: string): NotificationConstructorOptions {
  if (platform === 'win32') return { toastXml: windowsToast(toast) };
  const reply = toast.reply === null ? {} : { hasReply: true, replyPlaceholder: toast.reply };
  return { title: toast.title, body: toast.body, silent: toast.silent, ...reply };
}
