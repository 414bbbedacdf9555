import { memo } from 'react';
import type { ConversationSummary } from '../../shared/bridge/commands.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { contactName } from '../text/contact-words.ts';
import { messagePreview } from '../text/content-words.ts';
import { deliveryOf, stageWords, tickOf } from '../text/delivery-words.ts';
import { exactTime, listTime } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { useDuty } from '../bridge/session-store.ts';
import { windowRing } from '../text/window-words.ts';
import type { Words } from '../text/words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Ticks } from '../ui/ticks.tsx';

type InboxRowProps = {
  readonly summary: ConversationSummary;
  readonly now: Instant;
  readonly selected: boolean;
  /** The one row that the Tab key stops at. */
  readonly reachable: boolean;
  readonly showCount: boolean;
  readonly onFocus: (id: ConversationId) => void;
  readonly onOpen: (id: ConversationId) => void;
};

/** One conversation: who, what last, when, how long free text is open, how many unread. */
export const InboxRow = memo(function InboxRow({ summary, now, selected, reachable, showCount, onFocus, onOpen }: InboxRowProps) {
  const words = useWords();
  const { conversation, contact, lastMessage } = summary;
  const duty = useDuty();
  const name = contactName(words, contact);
  const ring = windowRing(words, conversation.lastInboundAt, now, duty);
  const at = lastMessage?.at ?? conversation.lastMessageAt;
  const own = lastMessage !== null && lastMessage.author.kind !== 'contact';
  const delivery = lastMessage === null ? null : deliveryOf(lastMessage);
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
      onClick={() => onOpen(conversation.id)}
    >
      <span title={ring.advice ?? ring.words}>
        <Avatar name={name} seed={contact.id} ring={ring} size={48} />
      </span>
      <span className="inbox-words">
        <span className="inbox-top">
          <span className="inbox-name"><bdi>{name}</bdi></span>
          {at !== null && <time dateTime={new Date(at).toISOString()} title={exactTime(words, at)}>{listTime(words, at, now)}</time>}
        </span>
        <span className="inbox-bottom">
          <span className="inbox-preview">
            {own && delivery !== null && <Ticks tick={tickOf(delivery)} title={stageWords(words, delivery, now)} />}
            {own && <span className="hidden-words">{ownPrefix(words, delivery, now)} </span>}
            {delivery?.stage === 'failed' && <span className="inbox-failed" aria-hidden="true">{words.text('delivery.failed')}</span>}
            {lastMessage !== null && <KindIcon content={lastMessage.content} />}
            <span className="inbox-text"><bdi>{lastMessage === null ? words.text('inbox.noMessage') : messagePreview(words, lastMessage)}</bdi></span>
          </span>
          {unread > 0 && (
            <span className="inbox-count">
              <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
              <span className="hidden-words">, {words.text('inbox.unread', { count: unread })}</span>
            </span>
          )}
        </span>
      </span>
      <span className="hidden-words">, {ring.words}</span>
    </button>
  );
});

function ownPrefix(words: Words, delivery: Delivery | null, now: Instant): string {
  const stage = delivery === null ? '' : `, ${stageWords(words, delivery, now)}`;
  return `${words.text('author.us')}${stage}:`;
}
