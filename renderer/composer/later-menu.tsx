import { CalendarClock, ChevronDown, Clock } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { Session } from '../../shared/bridge/session.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { dateFormat } from '../text/formats.ts';
import { moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { listSendTimes } from './list-send-times.ts';
import '../ui/menu.css';

type LaterMenuProps = { readonly duty: Session['duty']; readonly closesAt: Instant; readonly now: Instant; readonly disabled: boolean; readonly onPlan: (at: Instant) => void; readonly onPick: () => void };

/** Other times for sending. The relay keeps the message, so that it goes with this computer closed. */
export function LaterMenu({ duty, closesAt, now, disabled, onPlan, onPick }: LaterMenuProps) {
  const words = useWords();
  const { text } = words;
  const weekday = dateFormat({ locale: 'en-GB', zone: duty.zone }, { weekday: 'short' });
  const times = listSendTimes({ shifts: duty.shifts, closesAt, now, weekdayOf: (at) => (weekday.format(at) === 'Mon' ? 1 : 0) });
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button later-open" aria-label={text('later.open')} disabled={disabled}><ChevronDown size={18} aria-hidden /></DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content className="menu" side="top" align="end" sideOffset={6} collisionPadding={8}>
          <DropdownMenu.Label className="later-label">{text('later.label')}</DropdownMenu.Label>
          {times.map(({ at, fits }) => (
            <DropdownMenu.Item key={at} className="menu-item" disabled={!fits} onSelect={() => onPlan(at)}>
              <Clock size={16} aria-hidden /> {dutyMoment(words, duty, at, now)}
              {!fits && <span className="later-why">{text('later.tooLate', { time: moment(words, closesAt, now) })}</span>}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item className="menu-item" onSelect={onPick}><CalendarClock size={16} aria-hidden /> {text('later.pick')}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
