import type { thread as english } from '../en/thread.ts';

/** Moving about in a thread, viewers, links and reactions, in German. */
export const thread: Readonly<Record<keyof typeof english, string>> = {
  'thread.kept_one': 'Bleibt {{count}} Tag auf diesem Computer',
  'thread.kept_other': 'Bleibt {{count}} Tage auf diesem Computer',
  'jump.title': 'Zu einem Datum springen',
  'jump.from': '{{day}}. Zu einem anderen Datum springen',
  'jump.date': 'Datum',
  'jump.nearest': 'Sie kommen zur ersten Nachricht dieses Tages oder zur nächsten, die auf diesem Computer liegt.',
  'jump.go': 'Springen',
  'jump.unread': 'Erste neue Nachricht',
  'jump.oldest': 'Älteste hier',
  'jump.newest': 'Neueste',
  'jump.nothing': 'Diese Nachricht liegt nicht mehr auf diesem Computer.',
  'jump.noDate': 'Geben Sie ein vollständiges Datum ein: Tag, Monat und Jahr.',
};
