import type { SearchFilters } from './search-filters.ts';

export const noFilters: SearchFilters = { from: null, conversationId: null, holding: null, since: null, until: null, numberId: null, teamId: null };

/** Whether anything is narrowed: a search without words is one then, too. Pure. */
export function isNarrowed(filters: SearchFilters): boolean {
  return Object.values(filters).some((value) => value !== null);
}
