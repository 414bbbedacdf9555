import { CalendarClock, SendHorizontal } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { useWords } from '../text/use-words.tsx';
import { LaterMenu } from './later-menu.tsx';

type SendButtonsProps = {
  readonly session: Session;
  readonly closesAt: Instant;
  readonly now: Instant;
  readonly ready: boolean;
  /** When it goes unless the person says otherwise; null: now. */
  readonly usualTime: Instant | null;
  /** null: now. */
  readonly onSend: (at: Instant | null) => void;
  readonly onPick: () => void;
};

/** Sends now or later. Off duty the first button sends when work begins, and the one beside it now. */
export function SendButtons({ session, closesAt, now, ready, usualTime, onSend, onPick }: SendButtonsProps) {
  const words = useWords();
  const { text } = words;
  return (
    <div className="composer-sends">
      {usualTime !== null && (
        <button type="submit" className="composer-plan" aria-disabled={!ready}>
          <CalendarClock size={18} aria-hidden /> {text('later.sendAt', { time: dutyMoment(words, session.duty, usualTime, now) })}
        </button>
      )}
      <button
        type={usualTime === null ? 'submit' : 'button'} className="composer-send" data-second={usualTime !== null} aria-label={text(usualTime === null ? 'composer.send' : 'later.nowAnyway')}
        title={usualTime === null ? undefined : text('later.nowAnyway')} aria-disabled={!ready} onClick={usualTime === null ? undefined : () => onSend(null)}
      >
        <SendHorizontal size={20} aria-hidden />
      </button>
      <LaterMenu duty={session.duty} closesAt={closesAt} now={now} disabled={!ready} onPlan={onSend} onPick={onPick} />
    </div>
  );
}
