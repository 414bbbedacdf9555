/** Links from outside, closing the window, and the settings of computer and writing, in English. */
export const desktop = {
  'action.understood': 'OK',

  // Links from outside.
  'link.number': 'No conversation with {{number}}',
  'link.number.more': 'Nobody with this number has written to a number that you look after. WhatsApp lets a company answer people who wrote first; Deskline cannot begin a conversation with a new number yet. Ask the person to write to you.',
  'link.conversation': 'This conversation is not here',
  'link.conversation.more': 'It belongs to another team, or it was removed. Ask whoever sent you the link.',
  'link.later': 'The link could not be followed now',
  'link.later.offline': 'Only your company\'s relay knows which conversation it leads to, and there is no line to it. Try again when you are online.',
  'link.later.refused': 'Your company\'s relay did not answer the question. Try again in a moment; if it goes on, tell IT.',
  'link.role': 'You read no conversations here',
  'link.role.more': 'The link leads to a conversation. As IT admin you manage computers and see no messages.',
  'link.refused': 'Deskline cannot follow this link',
  'link.refused.not-ours': 'It leads to nothing that Deskline knows. Links to a conversation, phone links and WhatsApp links with a number can be followed.',
  'link.refused.no-number': 'It holds no complete phone number. Compare it with where it came from.',
  'link.refused.no-country': 'The number in it only works inside one country. Add the country code, as in +49 170 1234567.',

  // Closing the window.
  'closing.title': 'Keep Deskline running?',
  'closing.words': 'When you close the window, Deskline can stay behind its icon at the clock, so that new messages still reach you while you work.',
  'closing.more': 'Deskline remembers your answer. You can change it in the settings.',
  'closing.hide': 'Keep running',
  'closing.quit': 'Quit',
  'closing.stay': 'Leave the window open',
} as const;
