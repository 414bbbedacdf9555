import type { desktop as english } from '../en/desktop.ts';

/** Links from outside, closing the window, and the settings of computer and writing, in German. */
export const desktop: Readonly<Record<keyof typeof english, string>> = {
  'action.understood': 'OK',

  // Links from outside.
  'link.number': 'Keine Unterhaltung mit {{number}}',
  'link.number.more': 'Unter dieser Nummer hat noch niemand an eine Nummer geschrieben, die Sie betreuen. WhatsApp lässt Firmen nur antworten, wenn die andere Seite zuerst schreibt; eine Unterhaltung mit einer neuen Nummer kann Deskline noch nicht beginnen. Bitten Sie die Person, Ihnen zu schreiben.',
  'link.conversation': 'Diese Unterhaltung ist nicht hier',
  'link.conversation.more': 'Sie gehört einem anderen Team oder wurde entfernt. Fragen Sie, wer Ihnen den Link geschickt hat.',
  'link.later': 'Dem Link kann Deskline gerade nicht folgen',
  'link.later.offline': 'Nur das Relay Ihrer Firma weiß, zu welcher Unterhaltung er führt, und es besteht keine Verbindung. Versuchen Sie es erneut, sobald Sie online sind.',
  'link.later.refused': 'Das Relay Ihrer Firma hat die Frage nicht beantwortet. Versuchen Sie es gleich noch einmal; bleibt es dabei, sagen Sie der IT Bescheid.',
  'link.role': 'Sie lesen hier keine Unterhaltungen',
  'link.role.more': 'Der Link führt zu einer Unterhaltung. Als IT-Administrator verwalten Sie Computer und sehen keine Nachrichten.',
  'link.refused': 'Diesem Link kann Deskline nicht folgen',
  'link.refused.not-ours': 'Er führt zu nichts, was Deskline kennt. Deskline folgt Links zu einer Unterhaltung, Telefon-Links und WhatsApp-Links mit einer Nummer.',
  'link.refused.no-number': 'Er enthält keine vollständige Telefonnummer. Vergleichen Sie ihn mit der Stelle, von der er stammt.',
  'link.refused.no-country': 'Die Nummer darin gilt nur innerhalb eines Landes. Ergänzen Sie die Landesvorwahl, zum Beispiel +49 170 1234567.',

  // Closing the window.
  'closing.title': 'Deskline weiterlaufen lassen?',
  'closing.words': 'Wenn Sie das Fenster schließen, kann Deskline hinter seinem Symbol bei der Uhr weiterlaufen. So erreichen neue Nachrichten Sie auch bei geschlossenem Fenster.',
  'closing.more': 'Deskline merkt sich Ihre Antwort. In den Einstellungen können Sie sie ändern.',
  'closing.hide': 'Weiterlaufen lassen',
  'closing.quit': 'Beenden',
  'closing.stay': 'Fenster offen lassen',
};
