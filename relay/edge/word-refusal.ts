import type { RelayErrorCode, RelayRefusal } from '../../shared/protocol/errors.ts';
import { Refusal } from './refusal.ts';

/** What each refusal means, for developers; the client has its own words in the language of its user. */
const words: Partial<Record<RelayErrorCode, string>> = {
  'window-closed': 'The service window of this conversation is closed; only a template can be sent',
  'too-long': 'A text is longer than WhatsApp takes',
  empty: 'A text, a list or the file is empty',
  conflict: 'The message cannot be taken in this state, or its id is in use for another content',
  'not-found': 'There is no such thing for this person',
  forbidden: 'This person may not do that',
  'content-refused': 'A part of the message breaks a rule of WhatsApp',
  'file-refused': 'WhatsApp does not take this file, or it is not here to be sent so',
  'too-large': 'The file is larger than WhatsApp takes for its kind',
  'template-refused': 'The template cannot be sent as it is, or was not filled as it must be',
  'opted-out': 'The contact has stopped marketing messages',
  'contact-blocked': 'The contact is blocked on this number',
  'nothing-to-mark': 'The contact wrote nothing within the last 30 days',
  'triage-refused': 'The conversation cannot be handed over so',
  'whatsapp-refused': 'WhatsApp refused',
  unavailable: 'WhatsApp cannot be reached',
};

/** Ends a request with a refusal of the domains, and with what it is about. */
export function refusalFor(refusal: RelayRefusal): Refusal {
  const { code, about } = typeof refusal === 'string' ? { code: refusal, about: undefined } : refusal;
  return new Refusal(code, words[code] ?? 'It was not done', undefined, about);
}
