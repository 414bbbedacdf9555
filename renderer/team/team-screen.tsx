import { Users } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import { useAnswer } from '../bridge/use-answer.ts';
import { number } from '../text/formats.ts';
import { useWords } from '../text/use-words.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import './team.css';

/** The manager's teams: who has how much open work. No figures about presence or speed. */
export function TeamScreen({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const [answer, read] = useAnswer('team.read', null);
  return (
    <Screen title={text('team.title')} lead={text('team.lead')}>
      {answer.state === 'loading' && <Skeleton words={text('team.loading')} rows={4} look="table" />}
      {answer.state === 'failed' && (
        <div className="problem" role="alert">
          <p>{text(answer.error.kind === 'offline' ? 'screen.offline' : answer.error.kind === 'refused' ? 'screen.refused' : 'fault.unexpected')}</p>
          <Button onClick={read}>{text('action.retry')}</Button>
        </div>
      )}
      {answer.state === 'ready' && answer.value.teams.length === 0 && <Empty icon={<Users size={24} />} title={text('team.empty')} words={text('team.empty.more')} />}
      {answer.state === 'ready' &&
        answer.value.teams.map((team) => (
          <section key={team.id} className="card-block" aria-label={team.name}>
            <div className="team-head">
              <h2>{team.name}</h2>
              <p className={team.unassigned > 0 ? 'state-warn' : 'card-soft'}>{text('team.unassigned', { count: team.unassigned })}</p>
            </div>
            <ul className="team-people">
              {team.people.map((person) => (
                <li key={person.id}>
                  <Avatar name={person.name} seed={person.id} size={40} />
                  <div className="team-who">
                    <p><bdi>{person.name}</bdi>{person.id === session.person?.id && <span className="card-soft"> ({text('author.you')})</span>}</p>
                    <p className="card-soft">{text(`role.${person.role}`)}</p>
                  </div>
                  <p className="team-load"><strong>{number(words, person.openConversations)}</strong> {text('team.open', { count: person.openConversations })}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </Screen>
  );
}
