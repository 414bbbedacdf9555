import type { Session } from '../../shared/bridge/session.ts';
import type { ContactRecord } from '../../shared/bridge/contact-care.ts';
import { day } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { calendarDay, exactTime, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';

type KeptSectionProps = {
  readonly session: Session;
  /** Of the oldest message that is shown; null when there is none. */
  readonly oldestAt: Instant | null;
  readonly record: ContactRecord | null;
  readonly state: 'loading' | 'ready' | 'failed';
};

/** What is kept about this person, here and at the company, and until when; and who looked at the number. */
export function KeptSection({ session, oldestAt, record, state }: KeptSectionProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const people = useDirectory((directory) => directory.people);
  const { messageDays, attachmentDays } = session.policy.settings.retention;
  // Nothing outlives the application then, whatever the rule allows.
  const inMemory = session.cache.place === 'memory';
  return (
    <section className="panel-section" aria-label={text('panel.kept')}>
      <h3>{text('panel.kept')}</h3>
      {inMemory ? <p>{text('panel.kept.memory')}</p> : <p>{text('panel.kept.rule', { count: messageDays })} {attachmentDays === 0 ? text('panel.kept.noFiles') : text('panel.kept.files', { count: attachmentDays })}</p>}
      {!inMemory && oldestAt !== null && <p className="panel-soft">{text('panel.kept.oldest', { date: calendarDay(words, oldestAt, now), until: calendarDay(words, oldestAt + messageDays * day, now) })}</p>}
      <h4>{text('about.kept.company', { company: isolate(session.company?.name ?? '') })}</h4>
      {record === null ? (
        <p className="panel-soft">{text(state === 'loading' ? 'about.kept.loading' : 'about.kept.offline')}</p>
      ) : (
        <>
          <p>
            {text('about.kept.holds', { count: record.messages, date: record.oldestAt === null ? '' : calendarDay(words, record.oldestAt, now) })}
            {record.files > 0 && <> {text('about.kept.holdsFiles', { count: record.files })}</>}{' '}
            {record.retention.kind === 'until-deleted' ? text('about.kept.untilDeleted') : text('about.kept.days', { count: record.retention.days })}
          </p>
          <h4>{text('about.reveals')}</h4>
          {record.reveals.length === 0 && <p className="panel-soft">{text('about.reveals.none')}</p>}
          <ul className="panel-list">
            {record.reveals.map((reveal) => (
              <li key={reveal.id}>
                <p title={exactTime(words, reveal.at)}>
                  {text('about.reveals.line', { name: isolate(people.find((person) => person.id === reveal.personId)?.name ?? text('author.us')), time: moment(words, reveal.at, now), reason: text(`about.reveal.reason.${reveal.reason}`) })}
                </p>
                <p className="panel-soft"><bdi>{reveal.words}</bdi></p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
