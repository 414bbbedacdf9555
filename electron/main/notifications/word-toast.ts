import { wordsOf } from '../../../shared/domain/messages/describe-content.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import type { PolicySettings } from '../../../shared/domain/policy/policy.ts';
import type { Texts } from '../text/texts.ts';

// Longer texts are cut by every desktop, some of them in the middle of a character.
const longestBody = 180;

/**
 * Words a toast as far as policy allows: it may stand on a lock screen or a projector. Pure.
 *
 * @param contactName empty when the contact has none.
 */
export function wordToast(facts: {
  readonly content: PolicySettings['notify']['content'];
  readonly texts: Texts;
  readonly contactName: string;
  readonly newest: Message | null;
  readonly count: number;
}): { readonly title: string; readonly body: string } {
  const { texts } = facts;
  const neutral = facts.count > 1 ? texts.newMessages(facts.count) : texts.newMessage;
  if (facts.content === 'none') return { title: 'Deskline', body: neutral };
  const title = facts.contactName === '' ? texts.unnamedContact : facts.contactName;
  if (facts.content === 'sender' || facts.newest === null) return { title, body: neutral };
  const words = wordsOf(facts.newest.content).trim();
  const body = words === '' ? texts.contentKind(facts.newest.content.kind) : words;
  const characters = Array.from(body);
  return { title, body: characters.length > longestBody ? `${characters.slice(0, longestBody - 1).join('')}…` : body };
}
