import { AtSign, Clock, Eye, PencilLine } from 'lucide-react';
import { memo } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationView } from '../../shared/domain/conversations/conversation-filter.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Presence } from '../../shared/domain/presence/presence.ts';
import type { ConversationId, PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { useDuty } from '../bridge/session-store.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { windowRing } from '../text/window-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { describeRow } from './describe-row.ts';
import { RowPreview } from './row-preview.tsx';
import { RowTime } from './row-time.tsx';

type InboxRowProps = {
  readonly summary: ConversationSummary;
  readonly view: ConversationView;
  readonly me: PersonId | null;
  readonly people: readonly Person[];
  readonly present: readonly Presence[];
  readonly now: Instant;
  readonly selected: boolean;
  /** One of several that an act is meant for. */
  readonly chosen: boolean;
  /** The one row that the Tab key stops at. */
  readonly reachable: boolean;
  readonly showCount: boolean;
  readonly waits: boolean;
  readonly onFocus: (id: ConversationId) => void;
  /** `range` with Shift: several rows are meant. */
  readonly onOpen: (id: ConversationId, how: { readonly range: boolean; readonly toggle: boolean }) => void;
};

/** One conversation: who, what last, when, how long free text is open, how many unread, whose it is, and who is there. */
export const InboxRow = memo(function InboxRow({ summary, view, me, people, present, now, selected, chosen, reachable, showCount, waits, onFocus, onOpen }: InboxRowProps) {
  const words = useWords();
  const marks = describeRow(words, summary, { view, me, people, present, now });
  const { conversation, contact } = summary;
  const duty = useDuty();
  const name = contactName(words, contact);
  const ring = windowRing(words, conversation.lastInboundAt, now, duty);
  const unread = showCount ? summary.unread : 0;
  return (
    <button
      type="button"
      className="inbox-row"
      data-conversation={conversation.id}
      data-unread={unread > 0}
      aria-current={selected || undefined}
      tabIndex={reachable ? 0 : -1}
      onFocus={() => onFocus(conversation.id)}
      onClick={(event) => onOpen(conversation.id, { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey })}
    >
      <span title={ring.words} className="inbox-face">
        <Avatar name={name} seed={contact.id} ring={ring} size={48} />
      </span>
      <span className="inbox-words">
        <span className="inbox-top">
          <span className="inbox-name"><bdi>{name}</bdi></span>
          <RowTime summary={summary} now={now} waits={waits} />
        </span>
        <span className="inbox-bottom">
          {marks.present?.act === 'typing' ? (
            <span className="inbox-preview inbox-present">
              <PencilLine size={14} aria-hidden />
              <span className="inbox-text">{marks.present.words}</span>
            </span>
          ) : (
            <RowPreview summary={summary} showDraft={!selected} now={now} />
          )}
          {marks.present?.act === 'viewing' && (
            <span className="inbox-present" title={marks.present.words}>
              <Eye size={15} aria-hidden />
              <span className="hidden-words">, {marks.present.words}</span>
            </span>
          )}
          {marks.mentioned && (
            <span className="inbox-mention" title={words.text('row.mentioned')}>
              <AtSign size={14} aria-hidden />
              <span className="hidden-words">, {words.text('row.mentioned')}</span>
            </span>
          )}
          {marks.snoozed !== null && conversation.snooze !== null && <Clock size={14} aria-hidden className="inbox-snoozed" />}
          {marks.assignee !== null && (
            <span className="inbox-assignee" title={words.text('row.assignee', { name: marks.assignee.name })}>
              <Avatar name={marks.assignee.name} seed={marks.assignee.id} size={22} />
            </span>
          )}
          {unread > 0 && (
            <span className="inbox-count">
              <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
              <span className="hidden-words">, {words.text('inbox.unread', { count: unread })}</span>
            </span>
          )}
        </span>
      </span>
      <span className="hidden-words">
        {chosen && `, ${words.text('select.chosen')}`}, {ring.words}
        {marks.assignee !== null && `, ${words.text('row.assignee', { name: marks.assignee.name })}`}
        {marks.snoozed !== null && `, ${marks.snoozed}`}
      </span>
    </button>
  );
});
