import { Copy, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { contactName } from '../text/contact-words.ts';
import { calendarDay, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import type { ComposerShape } from './decide-composer-shape.ts';

type ClosedComposerProps = {
  readonly shape: Exclude<ComposerShape, { kind: 'open' }>;
  readonly summary: ConversationSummary;
  readonly draft: string;
  readonly now: Instant;
  /** What can be sent instead. */
  readonly children: ReactNode;
};

/** Stands in the place of the field while nothing could be sent from it: why, what can be sent instead, and the draft, which stays readable. */
export function ClosedComposer({ shape, summary, draft, now, children }: ClosedComposerProps) {
  const words = useWords();
  const { text } = words;
  const name = isolate(contactName(words, summary.contact));
  const closedAt = shape.kind === 'closed' ? shape.window.closedAt : null;
  return (
    <div className="composer-closed">
      <p className="composer-closed-words">
        <Lock size={16} aria-hidden />
        <span>
          {shape.kind === 'blocked' ? text('composer.blocked', { name }) : (
            <>
              <strong>{closedAt === null ? text('composer.never', { name }) : text('composer.closed', { time: moment(words, closedAt, now) })}</strong>{' '}
              {text(closedAt === null ? 'composer.never.next' : 'composer.closed.next', { name })}
            </>
          )}
        </span>
      </p>
      {shape.kind === 'closed' && shape.stoppedAt !== null && <p className="composer-closed-stop">{text('composer.closed.noOffers', { name, date: calendarDay(words, shape.stoppedAt, now) })}</p>}
      {draft.trim() !== '' && (
        <div className="composer-kept">
          <p className="composer-kept-head">
            <span>{text('composer.kept')}</span>
            <Button look="quiet" onClick={() => void navigator.clipboard.writeText(draft)}><Copy size={15} aria-hidden /> {text('message.copy')}</Button>
          </p>
          <p className="composer-kept-text" dir="auto" tabIndex={0}>{draft}</p>
        </div>
      )}
      {children}
    </div>
  );
}
