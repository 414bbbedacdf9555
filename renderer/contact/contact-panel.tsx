import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { contactName } from '../text/contact-words.ts';
import { exactTime, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { numberNames } from '../text/number-words.ts';
import { windowRing } from '../text/window-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { BlockSection } from './block-section.tsx';
import { ConsentsSection } from './consents-section.tsx';
import { Fact } from './fact.tsx';
import { IdentitySection } from './identity-section.tsx';
import { KeptSection } from './kept-section.tsx';
import { LanguageFact } from './language-fact.tsx';
import { NoteSection } from './note-section.tsx';
import { NumberFact } from './number-fact.tsx';
import { OthersSection } from './others-section.tsx';
import { SharedSection } from './shared-section.tsx';
import { useRecord } from './use-record.ts';
import './contact-panel.css';

type ContactPanelProps = {
  readonly summary: ConversationSummary;
  readonly messages: readonly CachedMessage[];
  readonly session: Session;
  /** Goes to a conversation, at a message if one is named. */
  readonly onOpen: (id: ConversationId, messageId: MessageId | null) => void;
};

/** Who this is, what may be done now, and how long what they wrote is kept. */
export function ContactPanel({ summary, messages, session, onOpen }: ContactPanelProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const teams = useDirectory((directory) => directory.teams);
  const numbers = useDirectory((directory) => directory.numbers);
  const people = useDirectory((directory) => directory.people);
  const { contact, conversation, number } = summary;
  const { blockedOn = [] } = contact;
  const [answer, readRecord] = useRecord(contact, session.connection.state);
  const record = answer.state === 'ready' ? answer.record : null;
  const name = contactName(words, contact);
  const ring = windowRing(words, conversation.lastInboundAt, now);
  const assignee = people.find((person) => person.id === conversation.assigneeId);
  return (
    <div className="panel" tabIndex={0} role="group" aria-label={name}>
      <div className="panel-top">
        <Avatar name={name} seed={contact.id} ring={ring} size={88} />
        <h2><bdi>{name}</bdi></h2>
        <p className="panel-soft">{ring.words}</p>
      </div>
      <IdentitySection contact={contact} line={session.connection.state} />
      <dl className="panel-facts">
        <NumberFact key={contact.id} contact={contact} onRevealed={readRecord} />
        <Fact name={text('panel.username')}>{contact.username === null ? text('panel.none') : <bdi>@{contact.username}</bdi>}</Fact>
        <Fact name={text('panel.lastWrote')}>
          {conversation.lastInboundAt === null ? text('panel.never') : <time title={exactTime(words, conversation.lastInboundAt)}>{moment(words, conversation.lastInboundAt, now)}</time>}
        </Fact>
        <LanguageFact key={`language ${contact.id}`} contact={contact} />
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
      <NoteSection key={`note ${contact.id}`} contact={contact} />
      <ConsentsSection contact={contact} history={record?.consentHistory ?? []} />
      <SharedSection key={`shared ${conversation.id}`} conversationId={conversation.id} onShow={(id) => onOpen(conversation.id, id)} />
      <OthersSection contact={contact} conversationId={conversation.id} onOpen={(id) => onOpen(id, null)} />
      <KeptSection session={session} oldestAt={messages[0]?.at ?? null} record={record} state={answer.state} />
      <BlockSection contact={contact} />
    </div>
  );
}
