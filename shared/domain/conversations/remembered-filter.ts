import type { TeamId } from '../../kernel/ids.ts';
import type { ConversationFilter } from './conversation-filter.ts';

/** The filter that the inbox had last, for somebody who is in these teams now: a team that they have left would show an empty list for ever. Pure. */
export function rememberedFilter(filter: ConversationFilter, teamIds: readonly TeamId[]): ConversationFilter {
  return { ...filter, teamId: teamIds.find((id) => id === filter.teamId) ?? null };
}
