/** What a message can hold besides words. `voice`: any sound; `file`: a document. */
export const holdings = ['photo', 'video', 'voice', 'file', 'link'] as const;
