import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';

/** The quick replies for what is typed after the slash: those whose shortcut begins so, then those with a word in the title that does. Own ones before the team's and the company's. Pure. */
export function matchQuickReplies(quickReplies: readonly QuickReply[], typed: string, limit = 30): readonly QuickReply[] {
  const wanted = fold(typed);
  const near = { own: 0, team: 1, company: 2 } as const;
  const rank = ({ shortcut, title }: QuickReply): number => {
    if (fold(shortcut).startsWith(wanted)) return 0;
    return fold(title).split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return quickReplies
    .filter((reply) => rank(reply) < 2)
    .sort((one, other) => rank(one) - rank(other) || near[one.scope.kind] - near[other.scope.kind] || (one.shortcut < other.shortcut ? -1 : 1))
    .slice(0, limit);
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/gu, 'ss').toLowerCase();
}
