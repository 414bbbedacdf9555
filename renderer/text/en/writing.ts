/** What helps with writing: the two clocks, templates, quick replies, emoji, notes and spelling, in English. */
export const writing = {
  // Two clocks: the service window and the own working time.
  'window.shiftFirst': 'Free text until {{time}}, your work ends {{end}}',
  'window.shiftFirst.more': 'Your work ends {{end}}, free text closes {{time}}: answer before, or hand over.',
  'window.beforeBack': 'Free text closes {{time}}, before you are back ({{back}}). After that only a template reaches the client.',
  'window.beforeBack.never': 'Free text closes {{time}}, while you are off. After that only a template reaches the client.',
} as const;
