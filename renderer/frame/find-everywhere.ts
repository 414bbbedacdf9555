import type { ConversationId } from '../../shared/kernel/ids.ts';
import { noFilters } from '../../shared/domain/search/is-narrowed.ts';
import { narrowTo, searchFor } from '../search/search-store.ts';
import { focusSearch } from './focus-search.ts';
import { goTo } from './navigation-store.ts';

/** Takes a question from the open conversation to the search, which asks the company as well. */
export function findEverywhere(conversationId: ConversationId, query: string): void {
  goTo('search');
  void searchFor(query);
  void narrowTo({ ...noFilters, conversationId });
  focusSearch();
}
