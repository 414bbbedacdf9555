import { useState } from 'react';
import type { CommandResponse } from '../../shared/bridge/commands.ts';
import type { Session } from '../../shared/bridge/session.ts';
import { weekdays } from '../../shared/domain/quiet-hours/weekdays.ts';
import type { Weekday } from '../../shared/domain/quiet-hours/weekdays.ts';
import { call } from '../bridge/call.ts';
import { useNow } from '../bridge/clock.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { dateFormat } from '../text/formats.ts';
import { moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import type { Words } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Locked } from './locked.tsx';

type Outcome = CommandResponse<'notices.test'>['outcome'] | 'asking' | 'failed' | null;

/** What notifications say and when they come, as the company has set it; and one to try, with the reason when it is not seen. */
export function NoticesCard({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const [outcome, setOutcome] = useState<Outcome>(null);
  const { quiet, notify } = session.policy.settings;
  const { refused } = session.policy;

  const test = async () => {
    setOutcome('asking');
    const answer = await call('notices.test', null);
    setOutcome(answer.ok ? answer.value.outcome : 'failed');
  };
  const said = () => {
    if (outcome === null || outcome === 'asking') return '';
    if (outcome === 'failed') return text('fault.unexpected');
    if (outcome === 'off-duty') {
      const { until } = session.duty;
      return until === null ? text('notices.test.off-duty.open') : text('notices.test.off-duty', { time: dutyMoment(words, session.duty, until, now) });
    }
    return text(`notices.test.${outcome}`);
  };

  return (
    <section className="card-block" aria-labelledby="settings-notices">
      <h2 id="settings-notices">{text('managed.notices')}</h2>
      {refused !== null && <p className="state-warn">{text('state.policy.more', { time: moment(words, refused.at, now) })}</p>}
      <dl className="managed">
        <Locked name={text('managed.content')} session={session}>{text(`managed.notices.${notify.content}`)}</Locked>
        <Locked name={text('managed.sound')} session={session}>{text(notify.sound ? 'managed.sound.on' : 'managed.sound.off')}</Locked>
        <Locked name={text('managed.hours')} session={session}>
          <ul>{weekdays.map((weekday) => <li key={weekday}><span className="managed-day">{weekdayName(words, weekday)}</span> <span className="figures">{hours(words, quiet.schedule.weekly[weekday])}</span></li>)}</ul>
          <p className="card-soft">{text('managed.zone', { zone: quiet.schedule.zone.replaceAll('_', ' ') })}</p>
          <p className="card-soft">{text('managed.hours.more')}</p>
        </Locked>
      </dl>
      <div className="settings-try">
        <Button onClick={() => void test()} disabled={outcome === 'asking'}>{text('notices.test')}</Button>
        <p role="status" className="card-soft">{said()}</p>
      </div>
    </section>
  );
}

function weekdayName(words: Words, weekday: Weekday): string {
  // 5 January 1970 was a Monday.
  return dateFormat({ locale: words.locale, zone: 'UTC' }, { weekday: 'long' }).format(Date.UTC(1970, 0, 5 + weekdays.indexOf(weekday)));
}

function hours(words: Words, intervals: readonly { readonly start: string; readonly end: string }[]): string {
  if (intervals.length === 0) return words.text('managed.off');
  // An interval that ends when it starts is a whole day.
  if (intervals.some(({ start, end }) => start === end)) return words.text('managed.always');
  return intervals.map((interval) => `${interval.start}–${interval.end}`).join(', ');
}
