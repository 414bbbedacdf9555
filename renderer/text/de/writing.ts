import type { writing as english } from '../en/writing.ts';

/** What helps with writing: the two clocks, templates, quick replies, emoji, notes and spelling, in German. */
export const writing: Readonly<Record<keyof typeof english, string>> = {
  // Two clocks: the service window and the own working time.
  'window.shiftFirst': 'Freitext bis {{time}}, Ihr Dienst endet {{end}}',
  'window.shiftFirst.more': 'Ihr Dienst endet {{end}}, der Freitext schließt {{time}}: Antworten Sie vorher, oder geben Sie ab.',
  'window.beforeBack': 'Der Freitext schließt {{time}}, bevor Sie wieder da sind ({{back}}). Danach erreicht nur eine Vorlage den Kunden.',
  'window.beforeBack.never': 'Der Freitext schließt {{time}}, während Sie frei haben. Danach erreicht nur eine Vorlage den Kunden.',
};
