import { create } from 'zustand';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { SearchHit } from '../../shared/bridge/search-hit.ts';
import { isNarrowed, noFilters } from '../../shared/domain/search/is-narrowed.ts';
import type { SearchFilters } from '../../shared/domain/search/search-filters.ts';
import { call } from '../bridge/call.ts';
import { searchArchive } from './archive-store.ts';

/** What is read at a time; the next page comes on request. */
const pageSize = 40;
const mostPeople = 8;

type Search = {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly state: 'idle' | 'searching' | 'ready' | 'failed';
  readonly people: readonly ConversationSummary[];
  readonly hits: readonly SearchHit[];
  /** There may be older hits on this computer. */
  readonly more: boolean;
};

const nothing = { people: [], hits: [], more: false } as const;

export const useSearch = create<Search>(() => ({ query: '', filters: noFilters, state: 'idle', ...nothing }));

let running = false;

/** A question as it is asked: two that are equal have the same answer. Null: nothing is asked. */
function asked(): string | null {
  const { query, filters } = useSearch.getState();
  return query.trim() === '' && !isNarrowed(filters) ? null : JSON.stringify([query.trim().slice(0, 200), filters]);
}

/** Searches as the person types: one question at a time, and the newest one after it. What was found stays in sight until the next is there. */
async function run(): Promise<void> {
  useSearch.setState(asked() === null ? { state: 'idle', ...nothing } : { state: 'searching' });
  searchArchive(useSearch.getState());
  if (running) return;
  running = true;
  for (let last: string | null = null; ; ) {
    const wanted = asked();
    if (wanted === null || wanted === last) break;
    last = wanted;
    const { query, filters } = useSearch.getState();
    const words = query.trim().slice(0, 200);
    const [messages, people] = await Promise.all([
      call('messages.search', { query: words, filters, before: null, limit: pageSize }),
      isNarrowed(filters) ? null : call('people.search', { query: words, limit: mostPeople }),
    ]);
    if (asked() !== wanted) continue;
    useSearch.setState(
      messages.ok
        ? { state: 'ready', hits: messages.value.hits, more: messages.value.hits.length === pageSize, people: people?.ok === true ? people.value.people : [] }
        : { state: 'failed', ...nothing },
    );
  }
  running = false;
}

export async function searchFor(query: string): Promise<void> {
  useSearch.setState({ query });
  await run();
}

/** Takes back the question and everything that narrows it. */
export function clearSearch(): void {
  useSearch.setState({ query: '', filters: noFilters });
  void run();
}

/** Narrows the search; what is not named stays as it is. */
export async function narrowTo(filters: Partial<SearchFilters>): Promise<void> {
  useSearch.setState((search) => ({ filters: { ...search.filters, ...filters } }));
  await run();
}

/** Asks again, for instance when the connection is back. */
export async function searchAgain(): Promise<void> {
  if (asked() !== null) await run();
}

/** Reads the hits after the last one that is shown. */
export async function showMore(): Promise<void> {
  const { query, filters, hits, more } = useSearch.getState();
  const wanted = asked();
  const last = hits.at(-1);
  if (!more || last === undefined) return;
  const page = await call('messages.search', { query: query.trim().slice(0, 200), filters, before: last.place, limit: pageSize });
  if (asked() !== wanted || !page.ok) return;
  useSearch.setState((search) => ({ hits: [...search.hits, ...page.value.hits.filter((hit) => hit.place < last.place)], more: page.value.hits.length === pageSize }));
}
