import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { useState } from 'react';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { call } from '../../bridge/call.ts';
import { useDirectory } from '../../bridge/directory-store.ts';
import { useNow } from '../../bridge/clock.ts';
import { useSession } from '../../bridge/session-store.ts';
import { moment } from '../../text/time-words.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { Button } from '../../ui/button.tsx';

/** The card with which a conversation changed hands. */
export function HandoverCard({ id, card }: { readonly id: MessageId; readonly card: Extract<MessageContent, { kind: 'handover' }> }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const people = useDirectory((directory) => directory.people);
  const teams = useDirectory((directory) => directory.teams);
  const personName = (id: string) => isolate(people.find((person) => person.id === id)?.name ?? text('author.colleague'));
  const person = useSession((state) => state.session?.person ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const { to } = card;
  const isMine = person !== null && (to.kind === 'person' ? to.personId === person.id : person.teamIds.includes(to.teamId));
  const accept = async () => {
    setProblem(null);
    const answer = await call('handovers.accept', { id });
    if (!answer.ok) setProblem(text(`handover.problem.${'rule' in answer.error ? 'unexpected' : answer.error.kind}`));
  };
  const title =
    to.kind === 'person'
      ? text('handover.toPerson', { name: personName(to.personId) })
      : text('handover.toTeam', { name: isolate(teams.find((team) => team.id === to.teamId)?.name ?? '') });
  return (
    <div className="content-card">
      <p className="content-title">{title}</p>
      <p dir="auto">{card.summary}</p>
      {card.promises.length > 0 && (
        <>
          <p className="content-soft">{text('handover.promises')}</p>
          <ul className="handover-promises">{card.promises.map((promise, index) => <li key={`${index} ${promise}`} dir="auto">{promise}</li>)}</ul>
        </>
      )}
      {card.windowClosesAt !== null && (
        <p className="content-soft">{text(card.windowClosesAt > now ? 'handover.window' : 'handover.windowEnded', { time: moment(words, card.windowClosesAt, now) })}</p>
      )}
      {card.accepted === null && isMine && <Button look="main" className="handover-take" onClick={() => void accept()}>{text('handover.take')}</Button>}
      {problem !== null && <p className="save-problem" role="alert">{problem}</p>}
      {card.accepted !== null && <p className="content-soft">{text('handover.accepted', { name: personName(card.accepted.by) })}</p>}
    </div>
  );
}
