import type { ReactNode } from 'react';
import type { CachedMessage, ConversationSummary, Session } from '../../shared/bridge/commands.ts';
import { day } from '../../shared/kernel/time.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { contactName } from '../text/contact-words.ts';
import { calendarDay, exactTime, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { numberNames } from '../text/number-words.ts';
import { windowRing } from '../text/window-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import './contact-panel.css';

type ContactPanelProps = { readonly summary: ConversationSummary; readonly messages: readonly CachedMessage[]; readonly session: Session };

/** Who this is, what may be done now, and how long what they wrote is kept. */
export function ContactPanel({ summary, messages, session }: ContactPanelProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const teams = useDirectory((directory) => directory.teams);
  const numbers = useDirectory((directory) => directory.numbers);
  const people = useDirectory((directory) => directory.people);
  const { contact, conversation, number } = summary;
  const { marketingStoppedAt = null, blockedOn = [] } = contact;
  const name = contactName(words, contact);
  const ring = windowRing(words, conversation.lastInboundAt, now);
  const { messageDays, attachmentDays } = session.policy.settings.retention;
  const oldest = messages[0] ?? null;
  const assignee = people.find((person) => person.id === conversation.assigneeId);
  return (
    <div className="panel" tabIndex={0} role="group" aria-label={name}>
      <div className="panel-top">
        <Avatar name={name} seed={contact.id} ring={ring} size={88} />
        <h2><bdi>{name}</bdi></h2>
        <p className="panel-soft">{ring.words}</p>
      </div>
      <dl className="panel-facts">
        <Fact name={text('panel.number')}>
          {contact.maskedNumber === null ? text('panel.noNumber') : <><span className="figures">{contact.maskedNumber}</span> <span className="panel-soft panel-line">{text('panel.masked')}</span></>}
        </Fact>
        <Fact name={text('panel.username')}>{contact.username === null ? text('panel.none') : <bdi>@{contact.username}</bdi>}</Fact>
        <Fact name={text('panel.lastWrote')}>
          {conversation.lastInboundAt === null ? text('panel.never') : <time title={exactTime(words, conversation.lastInboundAt)}>{moment(words, conversation.lastInboundAt, now)}</time>}
        </Fact>
        {marketingStoppedAt !== null && (
          <Fact name={text('panel.offers')}><span title={exactTime(words, marketingStoppedAt)}>{text('panel.offers.stopped', { date: calendarDay(words, marketingStoppedAt, now) })}</span></Fact>
        )}
        {blockedOn.length > 0 && <Fact name={text('panel.blocked')}>{text('panel.blocked.on', { numbers: numberNames(words, blockedOn, numbers) })}</Fact>}
      </dl>
      <section className="panel-section">
        <h3>{text('panel.atUs')}</h3>
        <dl className="panel-facts">
          <Fact name={text('panel.team')}>{teams.find((team) => team.id === conversation.teamId)?.name ?? text('panel.none')}</Fact>
          <Fact name={text('panel.assignee')}>{assignee?.name ?? text('panel.nobody')}</Fact>
          {number !== null && <Fact name={text('panel.companyNumber')}><span className="figures">{number.displayPhoneNumber}</span></Fact>}
        </dl>
      </section>
      <section className="panel-section">
        <h3>{text('panel.kept')}</h3>
        <p>{text('panel.kept.rule', { count: messageDays })} {attachmentDays === 0 ? text('panel.kept.noFiles') : text('panel.kept.files', { count: attachmentDays })}</p>
        {oldest !== null && (
          <p className="panel-soft">{text('panel.kept.oldest', { date: calendarDay(words, oldest.at, now), until: calendarDay(words, oldest.at + messageDays * day, now) })}</p>
        )}
        <p className="panel-soft">{text('panel.kept.company')}</p>
      </section>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div className="panel-fact"><dt>{name}</dt><dd>{children}</dd></div>;
}
