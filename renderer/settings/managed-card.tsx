import { Lock } from 'lucide-react';
import type { Session } from '../../shared/bridge/commands.ts';
import { weekdays } from '../../shared/domain/quiet-hours/schedule.ts';
import type { Weekday } from '../../shared/domain/quiet-hours/schedule.ts';
import { useNow } from '../bridge/clock.ts';
import { dateFormat } from '../text/formats.ts';
import { moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import type { Words } from '../text/words.ts';
import './settings.css';

/** What the company has set, each with a lock; nobody has to guess what is theirs to change. */
export function ManagedCard({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const { policy } = session;
  const { retention, quiet, notify } = policy.settings;
  return (
    <section className="card-block" aria-labelledby="settings-managed">
      <div>
        <h2 id="settings-managed" className="managed-title"><Lock size={16} aria-hidden /> {text('managed.title')}</h2>
        <p className="card-soft">{policy.revision === null ? text('managed.builtIn') : text('managed.revision', { revision: policy.revision, company: session.company?.name ?? '' })}</p>
      </div>
      {policy.refused !== null && <p className="state-warn">{text('state.policy.more', { time: moment(words, policy.refused.at, now) })}</p>}
      <dl className="managed">
        <dt>{text('managed.hours')}</dt>
        <dd>
          <ul>{weekdays.map((weekday) => <li key={weekday}><span className="managed-day">{weekdayName(words, weekday)}</span> <span className="figures">{hours(words, quiet.schedule.weekly[weekday])}</span></li>)}</ul>
          <p className="card-soft">{text('managed.zone', { zone: quiet.schedule.zone.replaceAll('_', ' ') })}</p>
        </dd>
        <dt>{text('managed.notices')}</dt>
        <dd>{text(`managed.notices.${notify.content}`)} {text(notify.sound ? 'managed.sound.on' : 'managed.sound.off')}</dd>
        <dt>{text('managed.messages')}</dt>
        <dd>{text('managed.days', { count: retention.messageDays })}</dd>
        <dt>{text('managed.files')}</dt>
        <dd>{retention.attachmentDays === 0 ? text('managed.files.never') : text('managed.days', { count: retention.attachmentDays })}</dd>
      </dl>
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
