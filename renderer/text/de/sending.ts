import type { sending as english } from '../en/sending.ts';

/** Texte rund ums Senden. */
export const sending: Record<keyof typeof english, string> = {
  'sending.refusal.tooMany': 'Nicht gesendet: WhatsApp nimmt hier höchstens {{limit}}.',
  'sending.refusal.content': 'Nicht gesendet: In dieser Form nimmt WhatsApp es nicht an.',
  'sending.refusal.emoji': 'Nicht gesendet: Eine Reaktion ist genau ein Emoji.',
  'sending.refusal.place': 'Nicht gesendet: Diese Koordinaten gibt es nicht. Die Breite reicht von −90 bis 90, die Länge von −180 bis 180.',
  'sending.refusal.optedOut': 'Nicht gesendet: Diese Person will seit {{date}} keine Werbung. Wählen Sie eine Vorlage, die keine Werbung ist.',
  'sending.refusal.blocked': 'Nicht gesendet: Diese Person ist für diese Nummer blockiert. Heben Sie das zuerst auf.',
  'sending.refusal.messageGone': 'Nicht gesendet: Die Nachricht, um die es geht, liegt nicht mehr auf diesem Computer.',
  'sending.refusal.template.unknown': 'Nicht gesendet: Diese Vorlage gibt es nicht mehr. Wählen Sie eine andere.',
  'sending.refusal.template.not-approved': 'Nicht gesendet: WhatsApp hat diese Vorlage nicht genehmigt oder angehalten. Wählen Sie eine andere.',
  'sending.refusal.template.variable': 'Nicht gesendet: Ein Wert der Vorlage fehlt oder enthält einen Zeilenumbruch.',
  'sending.refusal.template.header': 'Nicht gesendet: Zu dieser Vorlage gehört noch ihr Bild, Film, Dokument oder Ort.',
  'sending.refusal.template.other': 'Nicht gesendet: Diese Vorlage enthält etwas, das Deskline nicht senden kann.',
};
