/** Limits in UTF-16 code units, or counts. Source: Meta, 'Send messages' and one page per type (October 2025 to September 2026). */
export const outgoingLimits = {
  text: 4096,
  caption: 1024,
  placeText: 1000,
  cards: 257,
  cardName: 1024,
  header: 60,
  footer: 60,
  buttonsBody: 1024,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  listBody: 4096,
  listButton: 20,
  sections: 10,
  /** Over all sections. */
  rows: 10,
  sectionTitle: 24,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  locationRequestBody: 1024,
} as const;
