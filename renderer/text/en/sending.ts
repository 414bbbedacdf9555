/** Texts about sending: why something was not taken, files, places, cards, plans and what still waits. */
export const sending = {
  'sending.refusal.tooMany': 'Not sent: WhatsApp takes {{limit}} at the most here.',
  'sending.refusal.content': 'Not sent: WhatsApp does not take it in this form.',
  'sending.refusal.emoji': 'Not sent: a reaction is one emoji.',
  'sending.refusal.place': 'Not sent: these coordinates are not on Earth. Latitude goes from −90 to 90, longitude from −180 to 180.',
  'sending.refusal.optedOut': 'Not sent: this person said no to advertising on {{date}}. Choose a template that is not marketing.',
  'sending.refusal.blocked': 'Not sent: this person is blocked on this number. Unblock them first.',
  'sending.refusal.messageGone': 'Not sent: the message that this is about is not on this computer any more.',
  'sending.refusal.template.unknown': 'Not sent: this template does not exist any more. Choose another one.',
  'sending.refusal.template.not-approved': 'Not sent: WhatsApp has not approved this template, or has paused it. Choose another one.',
  'sending.refusal.template.variable': 'Not sent: a value of the template is missing, or has a line break in it.',
  'sending.refusal.template.header': 'Not sent: this template needs its picture, film, document or place.',
  'sending.refusal.template.other': 'Not sent: this template holds something that Deskline cannot send.',
} as const;
