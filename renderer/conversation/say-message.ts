import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { MessageAuthor } from '../../shared/domain/messages/message.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { contactName } from '../text/contact-words.ts';
import { messagePreview } from '../text/content-words.ts';
import { deliveryOf, stageWords } from '../text/delivery-words.ts';
import { moment } from '../text/time-words.ts';
import { isolate } from '../text/words.ts';
import type { Words } from '../text/words.ts';

export type AuthorFacts = {
  readonly words: Words;
  readonly people: readonly Person[];
  readonly ownId: PersonId | null;
  readonly contact: Contact | null;
};

/** `You`, a colleague's name, the contact's name, or what else writes on our side. */
export function authorName({ words, people, ownId, contact }: AuthorFacts, author: MessageAuthor): string {
  switch (author.kind) {
    case 'contact':
      return contact === null ? words.text('contact.nameless') : contactName(words, contact);
    case 'person':
      if (author.personId === ownId) return words.text('author.you');
      return people.find((person) => person.id === author.personId)?.name ?? words.text('author.colleague');
    case 'phone-app':
      return words.text('author.phone');
    case 'automatic':
      return words.text('author.automatic');
  }
}

/** The name of a message as a list item: who, when, what, an answer to what, how far it has come. Pure. */
export function sayMessage(
  facts: AuthorFacts,
  about: { readonly message: CachedMessage; readonly quoted: CachedMessage | 'elsewhere' | null; readonly now: Instant },
): string {
  const { words } = facts;
  const { message, quoted, now } = about;
  const parts = [words.text('message.spoken', { name: isolate(authorName(facts, message.author)), time: moment(words, message.at, now), words: isolate(messagePreview(words, message)) })];
  if (message.forwarded !== 'no') parts.push(words.text(`message.forwarded.${message.forwarded}`));
  if (message.referral !== undefined) parts.push([words.text(`referral.${message.referral.source}`), isolate(message.referral.headline ?? '')].filter((part) => part !== isolate('')).join(' '));
  if (message.product !== undefined) parts.push(words.text('product.asks', { id: isolate(message.product.productId) }));
  if (quoted === 'elsewhere') parts.push(words.text('message.answersEarlier'));
  else if (quoted !== null) parts.push(words.text('message.answers', { name: isolate(authorName(facts, quoted.author)), words: isolate(messagePreview(words, quoted).slice(0, 80)) }));
  if (message.editedAt !== null) parts.push(words.text('message.edited'));
  const delivery = deliveryOf(message);
  if (delivery !== null) parts.push(stageWords(words, delivery, now));
  for (const reaction of message.reactions) parts.push(words.text('message.reaction', { name: isolate(authorName(facts, reaction.author)), emoji: reaction.emoji }));
  return parts.join(', ');
}
