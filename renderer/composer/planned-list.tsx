import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { call } from '../bridge/call.ts';
import { messagePreview } from '../text/content-words.ts';
import { moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import type { TextKey } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { takeIntoDraft } from './composer-store.ts';
import { PickTimeDialog } from './pick-time-dialog.tsx';

type PlannedListProps = { readonly messages: readonly CachedMessage[]; readonly closesAt: Instant | null; readonly now: Instant };

const troubleKeys: Readonly<Record<string, TextKey>> = { left: 'later.trouble.left', window: 'later.trouble.window', offline: 'later.trouble.offline' };

/** What is planned in this conversation, and what can still be done with it. */
export function PlannedList({ messages, closesAt, now }: PlannedListProps) {
  const words = useWords();
  const { text } = words;
  const [moves, setMoves] = useState<MessageId | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const planned = messages.flatMap((message) => {
    const { delivery, outbox } = message;
    const until = delivery?.stage === 'queued' && delivery.waiting?.reason === 'planned' ? delivery.waiting.until : null;
    return until === null || outbox?.state === 'refused' ? [] : [{ message, until }];
  });
  if (planned.length === 0) return null;
  const wordsOf = (kind: string) => text(troubleKeys[kind] ?? 'later.trouble.refused');
  const replan = async (id: MessageId, sendAt: Instant | null): Promise<string | null> => {
    const answer = await call('messages.replan', { id, sendAt });
    return answer.ok ? null : wordsOf(answer.error.kind);
  };
  const withdraw = async (message: CachedMessage): Promise<void> => {
    const answer = await takeIntoDraft(message.conversationId, () => call('messages.withdraw', { id: message.id }));
    setProblem(answer.ok ? null : wordsOf(answer.error.kind));
  };
  return (
    <section className="planned" aria-label={text('later.planned')}>
      <ul>
        {planned.map(({ message, until }) => (
          <li key={message.id} className="planned-item">
            <CalendarClock size={16} aria-hidden />
            <p><strong>{moment(words, until, now)}</strong> <bdi>{messagePreview(words, message)}</bdi></p>
            <Button look="quiet" onClick={() => void replan(message.id, null).then(setProblem)}>{text('later.now')}</Button>
            <Button look="quiet" onClick={() => setMoves(message.id)}>{text('later.move')}</Button>
            <Button look="quiet" onClick={() => void withdraw(message)}>{text('later.withdraw')}</Button>
            {moves === message.id && <PickTimeDialog begin={until} closesAt={closesAt ?? until + 1} now={now} onPlan={(at) => replan(message.id, at)} onClose={() => setMoves(null)} />}
          </li>
        ))}
      </ul>
      {problem !== null && <p role="alert" className="composer-refusal">{problem}</p>}
    </section>
  );
}
