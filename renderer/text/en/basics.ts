/** Words that every screen needs, in English. */
export const basics = {
  // Words for actions and faults that every screen needs.
  'action.close': 'Close',
  'action.retry': 'Try again',
  'fault.unexpected': 'Something in Deskline failed. Nothing was lost; try again.',
  'part.failed': 'This part of Deskline could not be loaded',
  'part.failed.more': 'Nothing is lost. Try again; if it fails again, close Deskline and start it anew.',
  'fault.report': 'If it happens again, tell IT the number {{report}}.',
  'fault.refused': 'This window may not do that. Ask IT if you think it should.',
  'screen.offline': 'There is no line to the relay, and this page is not kept on this computer. It loads once the line is back.',
  'screen.refused': 'The relay did not give this page to you. Ask IT whether your role still includes it.',

  // Times.
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
  'time.tomorrowAt': 'tomorrow {{time}}',
  'time.yesterdayAt': 'yesterday {{time}}',
  'time.dateAt': '{{date}} {{time}}',

  // Service window.
  'window.until': 'Free text until {{time}}',
  'window.closedSince': 'Free text closed since {{time}}',
  'window.neverWrote': 'Has not written yet',

  // Contacts and authors.
  'contact.nameless': 'Contact without a name',
  'author.you': 'You',
  'author.us': 'Us',
  'author.colleague': 'A colleague',
  'author.phone': 'WhatsApp on the phone',
  'author.automatic': 'Automatic answer',
  'role.employee': 'Employee',
  'role.manager': 'Manager',
  'role.admin': 'IT admin',
} as const;
