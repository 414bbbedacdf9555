import { create } from 'zustand';
import type { SearchHit } from '../../shared/bridge/commands.ts';
import { noFilters } from '../../shared/domain/search/search-filters.ts';
import { call } from '../bridge/call.ts';

/** What fits a list that a person looks through; more means: type another word. */
export const mostHits = 60;

type Search = {
  readonly query: string;
  readonly state: 'idle' | 'searching' | 'ready' | 'failed';
  readonly hits: readonly SearchHit[];
};

export const useSearch = create<Search>(() => ({ query: '', state: 'idle', hits: [] }));

let running = false;

/** Searches as the person types: one question at a time, and the newest words after it. Hits stay in sight until the next ones are there. */
export async function searchFor(query: string): Promise<void> {
  useSearch.setState(query.trim() === '' ? { query, state: 'idle', hits: [] } : { query, state: 'searching' });
  if (running) return;
  running = true;
  for (let asked: string | null = null; ; ) {
    const wanted = useSearch.getState().query.trim();
    if (wanted === '' || wanted === asked) break;
    asked = wanted;
    const answer = await call('messages.search', { query: wanted.slice(0, 200), filters: noFilters, before: null, limit: mostHits });
    if (useSearch.getState().query.trim() === wanted) useSearch.setState(answer.ok ? { hits: answer.value.hits, state: 'ready' } : { hits: [], state: 'failed' });
  }
  running = false;
}
