import type { Language } from './texts.ts';

/** Words of tray, start at login and the test notification. */
export type DesktopTexts = {
  readonly open: string;
  readonly openUnread: (count: number) => string;
  readonly quit: string;
  readonly atWork: string;
  readonly atWorkUntil: (time: string) => string;
  readonly off: string;
  readonly offUntil: (time: string) => string;
  readonly offline: string;
  readonly notKnown: string;
  readonly notConnected: string;
  readonly unread: (count: number) => string;
  readonly loginComment: string;
  readonly testNotice: string;
  readonly replyPlaceholder: string;
};

export const desktopTexts: Readonly<Record<Language, DesktopTexts>> = {
  en: {
    open: 'Open Deskline',
    openUnread: (count) => `Open Deskline (${count} unread)`,
    quit: 'Quit',
    atWork: 'At work',
    atWorkUntil: (time) => `At work until ${time}`,
    off: 'Off',
    offUntil: (time) => `Off until ${time}`,
    offline: 'Offline: answers wait on this computer',
    notKnown: 'The relay does not know this computer any more',
    notConnected: 'Not connected to your company yet',
    unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
    loginComment: 'Deskline in the background, so that messages reach you',
    testNotice: 'This is how Deskline tells you that somebody wrote.',
    replyPlaceholder: 'Answer',
  },
  de: {
    open: 'Deskline öffnen',
    openUnread: (count) => `Deskline öffnen (${count} ungelesen)`,
    quit: 'Beenden',
    atWork: 'Im Dienst',
    atWorkUntil: (time) => `Im Dienst bis ${time}`,
    off: 'Sie haben frei',
    offUntil: (time) => `Sie haben frei bis ${time}`,
    offline: 'Offline: Antworten warten auf diesem Computer',
    notKnown: 'Das Relay kennt diesen Computer nicht mehr',
    notConnected: 'Noch nicht mit Ihrer Firma verbunden',
    unread: (count) => (count === 1 ? '1 ungelesene Nachricht' : `${count} ungelesene Nachrichten`),
    loginComment: 'Deskline im Hintergrund, damit Nachrichten Sie erreichen',
    testNotice: 'So meldet Deskline, dass jemand geschrieben hat.',
    replyPlaceholder: 'Antworten',
  },
};
