import { useState } from 'react';
import type { SearchFilters } from '../../shared/domain/search/search-filters.ts';
import { readClock, useNow } from '../bridge/clock.ts';
import { calendarDay } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { beginningOfDay, boundsOfDays, dayOf } from './day-bounds.ts';
import { FilterChip } from './filter-chip.tsx';

type Bounds = Pick<SearchFilters, 'since' | 'until'>;
const any: Bounds = { since: null, until: null };

/** Narrows to a time: some usual ones, or days that the person names. */
export function WhenChip({ since, until, onNarrow }: Bounds & { readonly onNarrow: (bounds: Bounds) => void }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const presets: Readonly<Record<string, Bounds>> = {
    any,
    today: { since: beginningOfDay(now), until: null },
    week: { since: beginningOfDay(now, 6), until: null },
    month: { since: beginningOfDay(now, 29), until: null },
    older: { since: null, until: beginningOfDay(now, 29) },
  };
  const value = Object.keys(presets).find((name) => presets[name]?.since === since && presets[name]?.until === until) ?? 'custom';
  const range = since === null || until === null ? undefined : text('search.when.range', { from: calendarDay(words, since, now), to: calendarDay(words, until - 1, now) });
  return (
    <>
      <FilterChip
        name={text('search.when')} value={value} words={value === 'custom' ? range : undefined}
        options={[
          { value: 'any', words: text('search.when.any') },
          { value: 'today', words: text('search.when.today') },
          { value: 'week', words: text('search.when.week') },
          { value: 'month', words: text('search.when.month') },
          { value: 'older', words: text('search.when.older') },
          { value: 'custom', words: text('search.when.custom') },
        ]}
        onChoose={(chosen) => (chosen === 'custom' ? setAsking(true) : onNarrow(presets[chosen] ?? any))}
      />
      {asking && <DaysDialog since={since} until={until} onClose={() => setAsking(false)} onNarrow={onNarrow} />}
    </>
  );
}

function DaysDialog({ since, until, onClose, onNarrow }: Bounds & { readonly onClose: () => void; readonly onNarrow: (bounds: Bounds) => void }) {
  const { text } = useWords();
  const today = dayOf(readClock());
  const [first, setFirst] = useState(since === null ? today : dayOf(since));
  const [last, setLast] = useState(until === null ? today : dayOf(until - 1));
  const bounds = boundsOfDays(first, last);
  return (
    <Modal title={text('search.when.title')} closeName={text('action.close')} onClose={onClose}>
      <form
        className="search-days"
        onSubmit={(event) => {
          event.preventDefault();
          if (bounds === null) return;
          onNarrow(bounds);
          onClose();
        }}
      >
        <label>{text('search.when.first')} <input type="date" required value={first} max={today} onChange={(event) => setFirst(event.target.value)} /></label>
        <label>{text('search.when.last')} <input type="date" required value={last} max={today} onChange={(event) => setLast(event.target.value)} /></label>
        {bounds === null && first !== '' && last !== '' && <p role="alert">{text('search.when.wrong')}</p>}
        <Button type="submit" look="main" disabled={bounds === null}>{text('search.when.apply')}</Button>
      </form>
    </Modal>
  );
}
