import { Inbox, Search, Settings, ShieldCheck, Users } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import { useNow } from '../bridge/clock.ts';
import { unreadTotal, useInbox } from '../inbox/inbox-store.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Hint } from '../ui/hint.tsx';
import { goTo, useNavigation } from './navigation-store.ts';
import type { Place } from './navigation-store.ts';
import { focusSearch } from './focus-search.ts';
import { placesOf } from './places-of.ts';
import './rail.css';

const icons: Readonly<Record<Place, LucideIcon>> = { inbox: Inbox, search: Search, team: Users, admin: ShieldCheck, settings: Settings };

/** The places that this person has, and who is sitting here. */
export function Rail({ session, showCounts }: { readonly session: Session; readonly showCounts: boolean }) {
  const { text } = useWords();
  const unread = useInbox(unreadTotal);
  return (
    <nav className="rail" aria-label={text('rail.name')}>
      <ul>
        {placesOf(session).map((place) => (
          <li key={place}>
            <RailButton place={place} count={place === 'inbox' && showCounts ? unread : 0} />
          </li>
        ))}
      </ul>
      <RailButton place="settings" count={0} />
      <Me session={session} />
    </nav>
  );
}

function RailButton({ place, count }: { readonly place: Place; readonly count: number }) {
  const { text } = useWords();
  const current = useNavigation((navigation) => navigation.place) === place;
  const Icon = icons[place];
  const name = text(`rail.${place}`);
  return (
    <Hint words={name} side="right">
      <button
        type="button"
        className="rail-button"
        aria-current={current ? 'page' : undefined}
        aria-label={count > 0 ? text('rail.unread', { name, count }) : name}
        onClick={() => {
          goTo(place);
          if (place === 'search') focusSearch();
        }}
      >
        <Icon size={20} strokeWidth={current ? 2.25 : 1.75} aria-hidden />
        {count > 0 && <span className="rail-count" aria-hidden="true">{count > 99 ? '99+' : count}</span>}
      </button>
    </Hint>
  );
}

function Me({ session }: { readonly session: Session }) {
  const words = useWords();
  const now = useNow();
  const { person, duty } = session;
  if (person === null) return null;
  const until = duty.until === null ? null : dutyMoment(words, duty, duty.until, now);
  const state = until === null ? words.text(`duty.${duty.state}`) : words.text(`duty.${duty.state}.until`, { time: until });
  return (
    <Hint words={`${person.name} · ${state}`} side="right">
      <button type="button" className="rail-me" onClick={() => goTo('settings')} aria-label={words.text('rail.me', { name: person.name, state })}>
        <Avatar name={person.name} seed={person.id} size={40} />
        <span className="rail-duty" data-state={duty.state} aria-hidden="true" />
      </button>
    </Hint>
  );
}
