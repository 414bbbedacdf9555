import type { MessageContent } from '../../../shared/domain/messages/content.ts';

/** The few words that main says itself: toasts, and what cannot wait for a window. The window has its own texts. */
export type Texts = {
  readonly newMessage: string;
  readonly newMessages: (count: number) => string;
  /** A colleague's note mentions this person, or hands something over to them. */
  readonly mentioned: string;
  readonly handedOver: string;
  readonly unnamedContact: string;
  readonly summary: (counts: { readonly messages: number; readonly conversations: number }) => string;
  readonly contentKind: (kind: MessageContent['kind']) => string;
  readonly profileNotWritable: (code: string) => string;
  readonly startFailed: (report: string) => string;
};

export type Language = 'en' | 'de';

const kindsInEnglish: Readonly<Record<MessageContent['kind'], string>> = {
  text: 'Message',
  image: 'Photo',
  video: 'Video',
  audio: 'Voice message',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Location',
  contacts: 'Contact card',
  choice: 'Reply',
  form: 'Form',
  order: 'Order',
  system: 'Notice from WhatsApp',
  template: 'Template',
  offer: 'Question',
  note: 'Note',
  handover: 'Hand-over',
  activity: 'Change',
  unsupported: 'Message',
};

const kindsInGerman: Readonly<Record<MessageContent['kind'], string>> = {
  text: 'Nachricht',
  image: 'Foto',
  video: 'Video',
  audio: 'Sprachnachricht',
  document: 'Dokument',
  sticker: 'Sticker',
  location: 'Standort',
  contacts: 'Kontakt',
  choice: 'Antwort',
  form: 'Formular',
  order: 'Bestellung',
  system: 'Hinweis von WhatsApp',
  template: 'Vorlage',
  offer: 'Frage',
  note: 'Notiz',
  handover: 'Übergabe',
  activity: 'Änderung',
  unsupported: 'Nachricht',
};

export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    newMessage: 'New message',
    newMessages: (count) => `${count} new messages`,
    mentioned: 'A colleague mentioned you in a note',
    handedOver: 'A colleague handed a conversation over to you',
    unnamedContact: 'Client without a name',
    summary: ({ messages, conversations }) =>
      `${messages} ${messages === 1 ? 'message' : 'messages'} from ${conversations} ${conversations === 1 ? 'client' : 'clients'}`,
    contentKind: (kind) => kindsInEnglish[kind],
    profileNotWritable: (code) => `Deskline cannot write to its profile folder (${code}).`,
    startFailed: (report) => `Deskline could not start. Report: ${report}`,
  },
  de: {
    newMessage: 'Neue Nachricht',
    newMessages: (count) => `${count} neue Nachrichten`,
    mentioned: 'Sie wurden in einer Notiz erwähnt',
    handedOver: 'Eine Unterhaltung wurde Ihnen übergeben',
    unnamedContact: 'Kunde ohne Namen',
    summary: ({ messages, conversations }) =>
      `${messages} ${messages === 1 ? 'Nachricht' : 'Nachrichten'} von ${conversations} Kunden`,
    contentKind: (kind) => kindsInGerman[kind],
    profileNotWritable: (code) => `Deskline kann nicht in seinen Profilordner schreiben (${code}).`,
    startFailed: (report) => `Deskline konnte nicht starten. Bericht: ${report}`,
  },
};

/** The language that a system's list of preferred languages asks for: German where it comes first, else English. Pure. */
export function languageOf(preferred: readonly string[]): Language {
  return (preferred[0] ?? 'en').toLowerCase().split(/[-_]/)[0] === 'de' ? 'de' : 'en';
}
