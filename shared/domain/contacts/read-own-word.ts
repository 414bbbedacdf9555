import type { MessageContent } from '../messages/content.ts';

/**
 * What ends offers when it is the whole message. The keywords of the field (CTIA, 'Messaging Principles and Best Practices', opt-out; Meta's own button 'Stop promotions') and of
 * 47 CFR 64.1200(a)(10), in words: stop, quit, end, revoke, opt out, cancel, unsubscribe. Of these `cancel`, `end` and `quit` are left to people: here they answer an appointment as
 * often, and the rule asks what a reasonable person would understand. Besides them, what people write here.
 */
const stops = new Set([
  'stop', 'stop all', 'stopall', 'unsubscribe', 'revoke', 'opt out', 'optout', 'stop promotions', 'stop offers', 'stop marketing', 'stop ads', 'no ads', 'no marketing', 'no more ads', 'no more offers',
  'stopp', 'widerruf', 'abmelden', 'abbestellen', 'austragen', 'keine werbung', 'keine werbung mehr', 'keine angebote', 'keine angebote mehr', 'werbung stoppen', 'angebote stoppen', 'werbung abbestellen',
]);
/** What takes such a word back. 'Yes' is none: it answers any question. */
const starts = new Set(['start', 'unstop', 'opt in', 'optin', 'subscribe', 'anmelden', 'wieder anmelden']);
const courtesies = new Set(['please', 'bitte', 'thanks', 'danke', 'thank', 'you']);
/** UTF-16 units. Longer messages are read by people. */
const longestWord = 60;

/**
 * Reads whether a contact's message is their word on offers: `stop`, `start`, or null for everything else. Only a message that says nothing besides counts, so that 'Please stop
 * the leak' is none. Pure.
 */
export function readOwnWord(content: MessageContent): { readonly word: 'stop' | 'start'; readonly said: string } | null {
  const said = content.kind === 'text' ? content.body.trim() : content.kind === 'choice' ? content.title.trim() : '';
  if (said === '' || said.length > longestWord) return null;
  const words = said.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !courtesies.has(word)).join(' ');
  if (stops.has(words)) return { word: 'stop', said };
  return starts.has(words) ? { word: 'start', said } : null;
}
