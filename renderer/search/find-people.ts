import type { ConversationSummary } from '../../shared/bridge/commands.ts';

/** Folds case and accents, so that 'muller' finds 'Müller'. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** What parts a name, a user name and what somebody types: `noor.writes` is found by `noor`, by `writes` and as a whole. */
const separators = /[\s\-.,@]+/;

/** Conversations whose contact answers to every word: a part of the name, of the user name, or the visible end of the number. Pure. */
export function findPeople(conversations: readonly ConversationSummary[], query: string): readonly ConversationSummary[] {
  const wanted = fold(query).split(separators).filter((word) => word !== '');
  if (wanted.length === 0) return [];
  return conversations.filter(({ contact }) => {
    const names = fold(`${contact.displayName} ${contact.username ?? ''}`).split(separators);
    const digits = (contact.maskedNumber ?? '').replace(/\D/g, '');
    return wanted.every((word) => names.some((name) => name.startsWith(word)) || (/^\d{2,}$/.test(word) && digits.endsWith(word)));
  });
}
