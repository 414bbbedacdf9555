import { CalendarClock, ChevronDown, Clock } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { dateFormat } from '../text/formats.ts';
import { useWords } from '../text/use-words.tsx';
import { Hint } from '../ui/hint.tsx';
import { listSendTimes } from './list-send-times.ts';
import '../ui/menu.css';

type LaterMenuProps = { readonly duty: Session['duty']; readonly closesAt: Instant; readonly now: Instant; readonly disabled: boolean; readonly onPlan: (at: Instant) => void; readonly onPick: () => void };

/** Other times for sending. The relay keeps the message, so that it goes with this computer closed. */
export function LaterMenu({ duty, closesAt, now, disabled, onPlan, onPick }: LaterMenuProps) {
  const words = useWords();
  const { text } = words;
  const weekday = dateFormat({ locale: 'en-GB', zone: duty.zone }, { weekday: 'short' });
  const [open, setOpen] = useState(false);
  const times = listSendTimes({ shifts: duty.shifts, closesAt, now, weekdayOf: (at) => (weekday.format(at) === 'Mon' ? 1 : 0) });
  return (
    <DropdownMenu.Root modal={false} open={open && !disabled} onOpenChange={setOpen}>
      {/* It stays where it is while the field is empty, and says why it opens nothing. */}
      <Hint words={text(disabled ? 'later.nothing' : 'later.open')} side="top">
        <DropdownMenu.Trigger className="icon-button later-open" aria-label={text(disabled ? 'later.nothing' : 'later.open')} aria-disabled={disabled}><ChevronDown size={18} aria-hidden /></DropdownMenu.Trigger>
      </Hint>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content className="menu" side="top" align="end" sideOffset={6} collisionPadding={8}>
          <DropdownMenu.Label className="later-label">{text('later.label')}</DropdownMenu.Label>
          {times.map(({ at, fits }) => (
            <DropdownMenu.Item key={at} className="menu-item" disabled={!fits} onSelect={() => onPlan(at)}>
              <Clock size={16} aria-hidden /> {dutyMoment(words, duty, at, now)}
              {!fits && <span className="later-why">{text('later.tooLate', { time: dutyMoment(words, duty, closesAt, now) })}</span>}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item className="menu-item" onSelect={onPick}><CalendarClock size={16} aria-hidden /> {text('later.pick')}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
