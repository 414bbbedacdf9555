import { X } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import { isNarrowed, noFilters } from '../../shared/domain/search/is-narrowed.ts';
import type { Holding, SearchFilters } from '../../shared/domain/search/search-filters.ts';
import type { ConversationId, PersonId } from '../../shared/kernel/ids.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { useWords } from '../text/use-words.tsx';
import { IconButton } from '../ui/button.tsx';
import { FilterChip } from './filter-chip.tsx';
import { narrowTo, useSearch } from './search-store.ts';
import { WhenChip } from './when-chip.tsx';

const holdings: readonly Holding[] = ['photo', 'video', 'voice', 'file', 'link'];

/** Narrows the search: who wrote, what it holds, when, on which number or team, and whether only here. */
export function FilterBar({ session, conversationId }: { readonly session: Session; readonly conversationId: ConversationId | null }) {
  const { text } = useWords();
  const filters = useSearch((search) => search.filters);
  const numbers = useDirectory((directory) => directory.numbers);
  const people = useDirectory((directory) => directory.people);
  const teams = useDirectory((directory) => directory.teams).filter((team) => session.person?.teamIds.includes(team.id) === true);
  const me = session.person?.id ?? null;
  const colleagues = people.filter((person) => person.id !== me && person.role !== 'admin' && person.teamIds.some((id) => session.person?.teamIds.includes(id) === true));
  const here = filters.conversationId ?? conversationId;
  return (
    <div className="search-filters" role="group" aria-label={text('search.filters')}>
      <FilterChip
        name={text('search.from')} value={filters.from === null ? 'anyone' : filters.from.who === 'person' ? filters.from.personId : filters.from.who}
        options={[
          { value: 'anyone', words: text('search.from.anyone') },
          { value: 'contact', words: text('search.from.contact') },
          { value: 'us', words: text('search.from.us') },
          ...(me === null ? [] : [{ value: me, words: text('search.from.me') }]),
          ...colleagues.map((person) => ({ value: person.id, words: person.name })),
        ]}
        onChoose={(chosen) => void narrowTo({ from: fromOf(chosen, people.map((person) => person.id)) })}
      />
      <FilterChip
        name={text('search.holding')} value={filters.holding ?? 'any'}
        options={[{ value: 'any', words: text('search.holding.any') }, ...holdings.map((each) => ({ value: each, words: text(`search.holding.${each}`) }))]}
        onChoose={(chosen) => void narrowTo({ holding: holdings.find((each) => each === chosen) ?? null })}
      />
      <WhenChip since={filters.since} until={filters.until} onNarrow={(bounds) => void narrowTo(bounds)} />
      {numbers.length > 1 && (
        <FilterChip
          name={text('search.number')} value={filters.numberId ?? 'any'}
          options={[{ value: 'any', words: text('search.number.any') }, ...numbers.map((number) => ({ value: number.id, words: number.name }))]}
          onChoose={(chosen) => void narrowTo({ numberId: numbers.find((number) => number.id === chosen)?.id ?? null })}
        />
      )}
      {teams.length > 1 && (
        <FilterChip
          name={text('search.team')} value={filters.teamId ?? 'any'}
          options={[{ value: 'any', words: text('search.team.any') }, ...teams.map((team) => ({ value: team.id, words: team.name }))]}
          onChoose={(chosen) => void narrowTo({ teamId: teams.find((team) => team.id === chosen)?.id ?? null })}
        />
      )}
      {here !== null && (
        <button
          type="button" className="search-chip" aria-pressed={filters.conversationId !== null} data-active={filters.conversationId !== null || undefined}
          onClick={() => void narrowTo({ conversationId: filters.conversationId === null ? here : null })}
        >
          {text('search.here')}
        </button>
      )}
      {isNarrowed(filters) && <IconButton name={text('search.filters.clear')} className="search-unfilter" onClick={() => void narrowTo(noFilters)}><X size={15} aria-hidden /></IconButton>}
    </div>
  );
}

function fromOf(chosen: string, ids: readonly PersonId[]): SearchFilters['from'] {
  if (chosen === 'contact' || chosen === 'us') return { who: chosen };
  const personId = ids.find((id) => id === chosen);
  return personId === undefined ? null : { who: 'person', personId };
}
