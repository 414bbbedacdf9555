import { create } from 'zustand';
import type { ArchiveHit, ArchivePerson } from '../../shared/bridge/archive.ts';
import { isNarrowed } from '../../shared/domain/search/is-narrowed.ts';
import type { SearchFilters } from '../../shared/domain/search/search-filters.ts';
import { after } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';

const pageSize = 30;
/** The company is asked when somebody has stopped typing for so long; this computer at every letter. */
const pauseMs = 350;

type Question = { readonly query: string; readonly filters: SearchFilters };

type Archive = {
  /** `short`: one letter is no question to put to the company. */
  readonly state: 'idle' | 'short' | 'searching' | 'ready' | 'offline' | 'refused';
  readonly people: readonly ArchivePerson[];
  readonly hits: readonly ArchiveHit[];
  readonly next: { readonly at: number; readonly id: ArchiveHit['message']['id'] } | null;
  readonly complete: boolean;
};

const nothing = { people: [], hits: [], next: null, complete: true } as const;

/** What the company found beyond what this computer holds. */
export const useArchive = create<Archive>(() => ({ state: 'idle', ...nothing }));

let current: string | null = null;
let cancel: () => void = () => undefined;

/** Goes on at the company, after a pause. An answer to a question that is not asked any more is dropped. */
export function searchArchive({ query, filters }: Question): void {
  const words = query.trim().slice(0, 200);
  const narrowed = isNarrowed(filters);
  const key = words === '' && !narrowed ? null : JSON.stringify([words, filters]);
  cancel();
  current = key;
  if (key === null) return useArchive.setState({ state: 'idle', ...nothing });
  if (words.length === 1 && !narrowed) return useArchive.setState({ state: 'short', ...nothing });
  useArchive.setState({ state: 'searching' });
  cancel = after(pauseMs, () => void ask(key, { query: words, filters }));
}

async function ask(key: string, question: Question): Promise<void> {
  const answer = await call('archive.search', { ...question, before: null, limit: pageSize });
  if (current !== key) return;
  if (answer.ok) useArchive.setState({ state: 'ready', ...answer.value });
  else useArchive.setState({ state: answer.error.kind === 'offline' ? 'offline' : 'refused', ...nothing });
}

/** Reads the page after the last one. */
export async function showMoreOfArchive({ query, filters }: Question): Promise<void> {
  const { next } = useArchive.getState();
  const key = current;
  if (next === null) return;
  useArchive.setState({ next: null });
  const answer = await call('archive.search', { query: query.trim().slice(0, 200), filters, before: next, limit: pageSize });
  if (current !== key) return;
  if (!answer.ok) return useArchive.setState({ state: answer.error.kind === 'offline' ? 'offline' : 'refused', next });
  useArchive.setState((archive) => ({ hits: [...archive.hits, ...answer.value.hits], next: answer.value.next, complete: answer.value.complete }));
}
