import type { MessageAuthor, Reaction } from '../../shared/domain/messages/message.ts';

export type ReactionGroup = { readonly emoji: string; readonly authors: readonly MessageAuthor[]; readonly ours: boolean };

/** Equal reactions together, in the order in which they were first given. `ours`: WhatsApp keeps one of our side's per message, whoever of us gave it. Pure. */
export function groupReactions(reactions: readonly Reaction[]): readonly ReactionGroup[] {
  const groups = new Map<string, ReactionGroup>();
  for (const { emoji, author } of [...reactions].sort((one, other) => one.at - other.at)) {
    const group = groups.get(emoji) ?? { emoji, authors: [], ours: false };
    groups.set(emoji, { emoji, authors: [...group.authors, author], ours: group.ours || author.kind !== 'contact' });
  }
  return [...groups.values()];
}
