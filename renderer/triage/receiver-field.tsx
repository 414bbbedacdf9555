import { Users } from 'lucide-react';
import { useId } from 'react';
import type { HandoverTarget } from '../../shared/domain/messages/team-content.ts';
import type { Person, Team } from '../../shared/domain/people/person.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Avatar } from '../ui/avatar.tsx';

type ReceiverFieldProps = {
  readonly people: readonly Person[];
  readonly team: Team | null;
  readonly value: HandoverTarget | null;
  readonly onChange: (to: HandoverTarget) => void;
};

/** A colleague, or whoever of the team takes it. Real radio buttons. */
export function ReceiverField({ people, team, value, onChange }: ReceiverFieldProps) {
  const { text } = useWords();
  const group = useId();
  return (
    <fieldset className="handover-field">
      <legend>{text('handing.to')}</legend>
      <div className="receivers">
        {people.map((person) => (
          <label key={person.id} className="receiver">
            <input type="radio" name={group} checked={value?.kind === 'person' && value.personId === person.id} onChange={() => onChange({ kind: 'person', personId: person.id })} />
            <span><Avatar name={person.name} seed={person.id} size={24} /><bdi>{person.name}</bdi></span>
          </label>
        ))}
        {team !== null && (
          <label className="receiver">
            <input type="radio" name={group} checked={value?.kind === 'team'} onChange={() => onChange({ kind: 'team', teamId: team.id })} />
            <span><Users size={18} aria-hidden />{text('handing.toTeam', { team: isolate(team.name) })}</span>
          </label>
        )}
      </div>
      {people.length === 0 && <p className="triage-help">{text('handing.nobodyElse')}</p>}
    </fieldset>
  );
}
