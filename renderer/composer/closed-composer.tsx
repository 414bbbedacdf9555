import { Copy, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ConversationSummary } from '../../shared/bridge/commands.ts';
import type { ServiceWindow } from '../../shared/domain/service-window/decide-service-window.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { contactName } from '../text/contact-words.ts';
import { moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Button } from '../ui/button.tsx';

type ClosedComposerProps = {
  readonly window: Extract<ServiceWindow, { state: 'closed' }>;
  readonly summary: ConversationSummary;
  readonly draft: string;
  readonly now: Instant;
  /** What can be sent instead. */
  readonly children: ReactNode;
};

/** Stands in the place of the field while free text is closed: why, what can be sent instead, and the draft, which stays readable. */
export function ClosedComposer({ window: closed, summary, draft, now, children }: ClosedComposerProps) {
  const words = useWords();
  const { text } = words;
  const name = isolate(contactName(words, summary.contact));
  return (
    <section className="composer composer-closed" aria-label={text('composer.name')}>
      <p className="composer-closed-words">
        <Lock size={16} aria-hidden />
        <span>
          <strong>{closed.closedAt === null ? text('composer.never', { name }) : text('composer.closed', { time: moment(words, closed.closedAt, now) })}</strong>{' '}
          {text(closed.closedAt === null ? 'composer.never.next' : 'composer.closed.next', { name })}
        </span>
      </p>
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
    </section>
  );
}
