import type { basics as english } from '../en/basics.ts';

/** Words that every screen needs, in German. */
export const basics: Readonly<Record<keyof typeof english, string>> = {
  // Words for actions and faults that every screen needs.
  'action.close': 'Schließen',
  'action.retry': 'Erneut versuchen',
  'fault.unexpected': 'In Deskline ist etwas fehlgeschlagen. Es ist nichts verloren; versuchen Sie es noch einmal.',
  'part.failed': 'Dieser Teil von Deskline ließ sich nicht laden',
  'part.failed.more': 'Es ist nichts verloren. Versuchen Sie es noch einmal; hilft das nicht, beenden Sie Deskline und starten Sie es neu.',
  'fault.report': 'Wenn es wieder vorkommt, nennen Sie der IT die Nummer {{report}}.',
  'fault.refused': 'Dieses Fenster darf das nicht. Fragen Sie die IT, wenn es das sollte.',
  'screen.offline': 'Es besteht keine Verbindung zum Relay, und diese Seite liegt nicht auf diesem Computer. Sie lädt, sobald die Verbindung wieder steht.',
  'screen.refused': 'Das Relay gibt Ihnen diese Seite nicht. Fragen Sie die IT, ob Ihre Rolle sie noch umfasst.',

  // Times.
  'time.today': 'Heute',
  'time.yesterday': 'Gestern',
  'time.tomorrowAt': 'morgen {{time}}',
  'time.yesterdayAt': 'gestern {{time}}',
  'time.dateAt': '{{date}}, {{time}}',

  // Service window.
  'window.until': 'Freitext bis {{time}}',
  'window.closedSince': 'Freitext geschlossen seit {{time}}',
  'window.neverWrote': 'Hat noch nicht geschrieben',

  // Contacts and authors.
  'contact.nameless': 'Kontakt ohne Namen',
  'author.you': 'Sie',
  'author.us': 'Wir',
  'author.colleague': 'Jemand aus dem Team',
  'author.phone': 'WhatsApp auf dem Telefon',
  'author.automatic': 'Automatische Antwort',
  'role.employee': 'Sachbearbeitung',
  'role.manager': 'Leitung',
  'role.admin': 'IT-Administration',
};
