import { create } from 'zustand';
import type { SearchHit } from '../../shared/bridge/search-hit.ts';
import { noFilters } from '../../shared/domain/search/is-narrowed.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { focusWhenDrawn } from '../ui/focus-when-drawn.ts';

/** The most that the bridge gives at once; more places than that nobody walks through. */
export const mostPlaces = 100;

type Find = {
  readonly open: boolean;
  readonly query: string;
  /** Newest first. */
  readonly hits: readonly SearchHit[];
  /** Place of the hit that is shown; -1 before the first jump. */
  readonly place: number;
  readonly state: 'idle' | 'ready';
};

const closed: Find = { open: false, query: '', hits: [], place: -1, state: 'idle' };

/** The search inside the open conversation. */
export const useFind = create<Find>(() => closed);

export function openFind(): void {
  useFind.setState({ open: true });
  focusWhenDrawn('#find-field', true);
}

export function closeFind(): void {
  useFind.setState(closed);
}

/** Finds the words in one conversation, as they are typed; an answer that came too late is dropped. */
export async function findIn(conversationId: ConversationId, query: string): Promise<void> {
  useFind.setState({ query });
  const words = query.trim();
  if (words === '') return useFind.setState({ hits: [], place: -1, state: 'idle' });
  const answer = await call('messages.search', { query: words.slice(0, 200), filters: { ...noFilters, conversationId }, before: null, limit: mostPlaces });
  if (useFind.getState().query.trim() !== words || !useFind.getState().open) return;
  useFind.setState({ hits: answer.ok ? answer.value.hits : [], place: -1, state: 'ready' });
}

/** Goes to the next older (1) or newer (-1) hit, around the ends. @returns the hit, or null when there is none. */
export function stepFind(direction: 1 | -1): SearchHit | null {
  const { hits, place } = useFind.getState();
  if (hits.length === 0) return null;
  const next = place === -1 ? (direction === 1 ? 0 : hits.length - 1) : (place + direction + hits.length) % hits.length;
  useFind.setState({ place: next });
  return hits[next] ?? null;
}
