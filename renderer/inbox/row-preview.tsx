import { StickyNote } from 'lucide-react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import { isTeamContent } from '../../shared/domain/messages/is-team-content.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { messagePreview } from '../text/content-words.ts';
import { deliveryOf, stageWords, tickOf } from '../text/delivery-words.ts';
import { useWords } from '../text/use-words.tsx';
import { oneLine } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Ticks } from '../ui/ticks.tsx';

type RowPreviewProps = {
  readonly summary: ConversationSummary;
  /** Not for the open conversation: there the draft is in the field. */
  readonly showDraft: boolean;
  readonly now: Instant;
};

/** The newest message in one line, with how far it has come when it is ours; a draft goes before it. */
export function RowPreview({ summary, showDraft, now }: RowPreviewProps) {
  const words = useWords();
  const { lastMessage, draft } = summary;
  if (showDraft && draft !== undefined) {
    return (
      <span className="inbox-preview">
        <span className="inbox-draft">{words.text(`row.draft.${draft.mode}`)}</span>
        <span className="inbox-text"><bdi>{draft.text.trim() === '' ? words.text('row.draft.files') : oneLine(draft.text.slice(0, 200))}</bdi></span>
      </span>
    );
  }
  const team = lastMessage !== null && isTeamContent(lastMessage.content.kind);
  const own = lastMessage !== null && lastMessage.author.kind !== 'contact' && !team;
  const delivery = lastMessage === null ? null : deliveryOf(lastMessage);
  return (
    <span className="inbox-preview">
      {own && delivery !== null && <Ticks tick={tickOf(delivery)} title={stageWords(words, delivery, now)} />}
      {own && <span className="hidden-words">{ownPrefix(words, delivery, now)} </span>}
      {delivery?.stage === 'failed' && <span className="inbox-failed" aria-hidden="true">{words.text('delivery.failed')}</span>}
      {lastMessage?.content.kind === 'note' && <StickyNote size={15} strokeWidth={1.75} aria-hidden className="kind-icon" />}
      {lastMessage !== null && <KindIcon content={lastMessage.content} />}
      <span className="inbox-text"><bdi>{lastMessage === null ? words.text('inbox.noMessage') : messagePreview(words, lastMessage)}</bdi></span>
    </span>
  );
}

function ownPrefix(words: Words, delivery: Delivery | null, now: Instant): string {
  const stage = delivery === null ? '' : `, ${stageWords(words, delivery, now)}`;
  return `${words.text('author.us')}${stage}:`;
}
