import { useEffect, useState } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { CommandResponse } from '../../shared/bridge/commands.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { call } from '../bridge/call.ts';
import { deliveryLines, deliveryOf, failureWords, stageName } from '../text/delivery-words.ts';
import { exactTime, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { retryMessage } from './message-actions.ts';
import { noticeWords } from './notice-words.ts';

type MessageDetailsProps = { readonly message: CachedMessage; readonly author: string; readonly now: Instant; readonly onClose: () => void };

/** When it was written, sent, delivered and read; why it failed and what to do; why a notice came or did not. */
export function MessageDetails({ message, author, now, onClose }: MessageDetailsProps) {
  const words = useWords();
  const { text } = words;
  const [notice, setNotice] = useState<CommandResponse<'notices.explain'>>(null);
  const [retryProblem, setRetryProblem] = useState<string | null>(null);
  const delivery = deliveryOf(message);
  const stuck = delivery?.stage === 'failed' || delivery?.stage === 'unconfirmed';
  const failure = delivery === null ? null : delivery.stage === 'failed' ? failureWords(words, delivery.failure) : { why: text('delivery.unconfirmed.why'), next: text('delivery.unconfirmed.next') };

  useEffect(() => {
    if (message.author.kind !== 'contact') return;
    void call('notices.explain', { messageId: message.id }).then((answer) => setNotice(answer.ok ? answer.value : null));
  }, [message.author.kind, message.id]);

  const retry = async () => {
    const end = await retryMessage(words, message.id);
    if (end.done) onClose();
    else setRetryProblem(end.problem);
  };

  return (
    <Modal title={stuck ? stageName(words, delivery) : text('message.details')} closeName={text('action.close')} onClose={onClose}>
      <div className="details">
        {stuck && failure !== null && (
          <>
            <p>{failure.why}</p>
            <p>{failure.next}</p>
          </>
        )}
        <dl>
          <dt>{text('details.author')}</dt>
          <dd><bdi>{author}</bdi></dd>
          <dt>{text('details.written')}</dt>
          <dd><time>{exactTime(words, message.at)}</time></dd>
          {delivery !== null && (
            <>
              <dt>{text('details.delivery')}</dt>
              {deliveryLines(words, delivery, now).map((line) => <dd key={line} className="figures">{line}</dd>)}
            </>
          )}
          {delivery?.failure !== null && delivery !== null && (
            <>
              <dt>{text(message.outbox === null ? 'details.meta' : 'details.relay')}</dt>
              <dd>{[delivery.failure.code, delivery.failure.detail].filter((part) => part !== null).join(' · ') || text('details.nothing')}</dd>
            </>
          )}
          {notice !== null && (
            <>
              <dt>{text('details.notice')}</dt>
              <dd>{noticeWords(words, notice)} <span className="details-soft">({moment(words, notice.decidedAt, now)})</span></dd>
            </>
          )}
        </dl>
        {retryProblem !== null && <p role="alert">{retryProblem}</p>}
        {stuck && <Button look="main" onClick={() => void retry()}>{text('action.retry')}</Button>}
      </div>
    </Modal>
  );
}
