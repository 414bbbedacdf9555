import { wordsOf } from '../../../shared/domain/messages/describe-content.ts';
import { isTeamContent } from '../../../shared/domain/messages/is-team-content.ts';
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
  const kind = facts.newest?.content.kind;
  const one = kind === 'note' ? texts.mentioned : kind === 'handover' ? texts.handedOver : texts.newMessage;
  const neutral = facts.count > 1 ? texts.newMessages(facts.count) : one;
  if (facts.content === 'none') return { title: 'Deskline', body: neutral };
  const title = facts.contactName === '' ? texts.unnamedContact : facts.contactName;
  if (facts.content === 'sender' || facts.newest === null) return { title, body: neutral };
  const words = wordsOf(facts.newest.content).trim();
  const label = texts.contentKind(facts.newest.content.kind);
  // A note must not be taken for the client's words.
  const body = words === '' ? label : isTeamContent(facts.newest.content.kind) ? `${label}: ${words}` : words;
  const characters = Array.from(body);
  return { title, body: characters.length > longestBody ? `${characters.slice(0, longestBody - 1).join('')}…` : body };
}
