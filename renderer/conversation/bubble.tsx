import { CornerUpRight, ShoppingBag } from 'lucide-react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import { messagePreview } from '../text/content-words.ts';
import { deliveryOf, deliveryTimes, failureWords, stageWithTime, stageWords, tickOf, waitingOf } from '../text/delivery-words.ts';
import { exactTime, timeOfDay } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Ticks } from '../ui/ticks.tsx';
import type { CSSProperties } from 'react';
import { foldText, isOnlyEmoji, endsRightToLeft } from './content/fold-text.ts';
import { Content } from './content/content.tsx';
import { ReferralCard } from './content/referral-card.tsx';
import type { MessageItemProps } from './message-item.tsx';
import { Reactions } from './reactions.tsx';
import './bubble.css';

type BubbleProps = Pick<MessageItemProps, 'message' | 'now' | 'quoted' | 'stageShown' | 'onJump'> & {
  readonly author: string | null;
  readonly quotedAuthor: string | null;
  /** Why the last action on this message did not happen. */
  readonly problem: string | null;
  readonly onDetails: () => void;
  readonly nameOf: (author: CachedMessage['author']) => string;
  /** An empty emoji takes ours back. */
  readonly onReact: (emoji: string) => void;
};

/** What is seen of a message: author, forwarded mark, quote, content, reactions, time and ticks. */
export function Bubble({ message, now, quoted, stageShown, onJump, author, quotedAuthor, problem, onDetails, nameOf, onReact }: BubbleProps) {
  const words = useWords();
  const { text } = words;
  const delivery = deliveryOf(message);
  const bare = message.content.kind === 'sticker' && message.revokedAt === null;
  const inline = lastLineOf(message);
  const edited = message.editedAt === null ? '' : `${text('message.edited')} `;
  const time = timeOfDay(words, message.at);
  // Room at the end of the last line for time and ticks, so that a short message is one line high. Pixels of the 12-pixel meta type.
  const room = (edited.length + time.length) * 6.9 + (delivery === null ? 8 : 32);
  const failed = delivery?.stage === 'failed' || delivery?.stage === 'unconfirmed';
  return (
    <div className="bubble-column">
      {message.referral !== undefined && <ReferralCard referral={message.referral} />}
      <div className="bubble" data-bare={bare} data-kind={message.content.kind} data-inline={inline} style={{ '--meta-room': `${room}px` } as CSSProperties}>
        {author !== null && <p className="bubble-author"><bdi>{author}</bdi></p>}
        {message.forwarded !== 'no' && (
          <p className="bubble-mark"><CornerUpRight size={14} aria-hidden /> {text(`message.forwarded.${message.forwarded}`)}</p>
        )}
        {message.product !== undefined && (
          <p className="bubble-mark"><ShoppingBag size={14} aria-hidden /> {text('product.asks', { id: isolate(message.product.productId) })}</p>
        )}
        {quoted !== null && message.quotedMessageId !== null && (
          <Quote id={message.quotedMessageId} quoted={quoted} author={quotedAuthor} onJump={onJump} />
        )}
        <Content message={message} />
        <p className="bubble-meta">
          {message.editedAt !== null && <span title={exactTime(words, message.editedAt)}>{text('message.edited')}</span>}
          <time dateTime={new Date(message.at).toISOString()} title={exactTime(words, message.at)}>{time}</time>
          {delivery !== null && <Ticks tick={tickOf(delivery)} title={[stageWords(words, delivery, now), ...deliveryTimes(words, delivery)].join('\n')} />}
        </p>
        {message.reactions.length > 0 && <Reactions message={message} nameOf={nameOf} onReact={onReact} />}
      </div>
      {failed && (
        <p className="bubble-failed">
          <span>{delivery.stage === 'failed' ? failureWords(words, delivery.failure).why : text('delivery.unconfirmed.why')}</span>{' '}
          <button type="button" onClick={onDetails}>{text('message.whatNow')}</button>
        </p>
      )}
      {problem !== null && <p className="bubble-failed" role="alert">{problem}</p>}
      {delivery !== null && !failed && (stageShown || waitingOf(delivery) !== null) && <p className="bubble-stage">{stageWithTime(words, delivery, now)}</p>}
    </div>
  );
}

/** How the last line of the bubble runs when it is one of a text that is shown whole: towards the corner in which the time stands where the page runs the same way. */
function lastLineOf({ content, revokedAt }: CachedMessage): 'ltr' | 'rtl' | undefined {
  if (revokedAt !== null) return undefined;
  const last = content.kind === 'text' ? content.body : content.kind === 'template' ? content.text : 'caption' in content ? content.caption : null;
  if (last === null || last === '' || foldText(last) !== null || isOnlyEmoji(last)) return undefined;
  return endsRightToLeft(last) ? 'rtl' : 'ltr';
}

function Quote({ id, quoted, author, onJump }: { readonly id: string; readonly quoted: CachedMessage | 'elsewhere'; readonly author: string | null; readonly onJump: (id: string) => void }) {
  const words = useWords();
  return (
    <button type="button" className="quote" onClick={() => onJump(id)}>
      {author !== null && <span className="quote-author"><bdi>{author}</bdi></span>}
      <span className="quote-words">
        {quoted !== 'elsewhere' && <KindIcon content={quoted.content} size={14} />}
        <bdi>{quoted === 'elsewhere' ? words.text('message.quoteElsewhere') : messagePreview(words, quoted)}</bdi>
      </span>
    </button>
  );
}
