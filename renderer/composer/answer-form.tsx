import { LayoutTemplate, SendHorizontal } from 'lucide-react';
import type { RefObject } from 'react';
import type { ConversationSummary, Session } from '../../shared/bridge/commands.ts';
import { outgoingLimits } from '../../shared/domain/outgoing/outgoing-limits.ts';
import { useNow } from '../bridge/clock.ts';
import { EmojiButton } from '../emoji/emoji-button.tsx';
import { contactName } from '../text/contact-words.ts';
import { number } from '../text/formats.ts';
import { useWords } from '../text/use-words.tsx';
import { windowRing } from '../text/window-words.ts';
import { isolate } from '../text/words.ts';
import { IconButton } from '../ui/button.tsx';
import { quoteMessage, sendDraft, writeDraft } from './composer-store.ts';
import type { Draft } from './composer-store.ts';
import type { ComposerShape } from './decide-composer-shape.ts';
import { insertText } from './insert-text.ts';
import { QuoteBar } from './quote-bar.tsx';
import { refusalWords, remarkWords } from './remark-words.ts';

const textBodyLimit = outgoingLimits.text;
/** From here on the number of characters that are left is shown. */
const countdownFrom = 300;

type AnswerFormProps = {
  readonly summary: ConversationSummary;
  readonly session: Session;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: Draft;
  readonly shape: Extract<ComposerShape, { kind: 'open' }>;
  readonly onTemplates: () => void;
};

/** The field for free text, with its tools below and what there is to know above. */
export function AnswerForm({ summary, session, field, draft, shape, onTemplates }: AnswerFormProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const { conversation, contact } = summary;
  const name = isolate(contactName(words, contact));
  const clocks = windowRing(words, conversation.lastInboundAt, now, session.duty);
  const left = textBodyLimit - draft.body.trim().length;
  const remarks = shape.remarks.filter((remark) => remark !== 'window-soon' || clocks.advice === null).map((remark) => remarkWords(words, remark, { session, closesAt: shape.closesAt, now }));
  if (clocks.advice !== null) remarks.push(clocks.advice);
  const ready = draft.body.trim() !== '' && left >= 0;
  const send = () => {
    if (ready) void sendDraft(conversation.id);
    field.current?.focus();
  };

  return (
    <form
      className="composer"
      aria-label={text('composer.name')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {remarks.length > 0 && <ul className="composer-remarks">{remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul>}
      {draft.quote !== null && <QuoteBar quote={draft.quote} contact={contact} ownId={session.person?.id ?? null} onLeave={() => quoteMessage(conversation.id, null)} />}
      <div className="composer-line">
        <div className="composer-tools">
          <IconButton name={text('template.open')} onClick={onTemplates}><LayoutTemplate size={20} aria-hidden /></IconButton>
          <EmojiButton onPick={(emoji) => { if (field.current !== null) insertText(field.current, emoji); }} />
        </div>
        <textarea
          ref={field} className="composer-field" rows={1} dir="auto" autoFocus spellCheck
          aria-label={text('composer.to', { name })} placeholder={text('composer.placeholder', { name })}
          aria-describedby="composer-status" aria-invalid={left < 0} value={draft.body}
          onChange={(event) => writeDraft(conversation.id, event.target.value)}
          onKeyDown={(event) => {
            // An input method uses Enter to choose a word.
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
              event.preventDefault();
              send();
            } else if (event.key === 'Escape' && draft.quote !== null) {
              event.preventDefault();
              quoteMessage(conversation.id, null);
            }
          }}
        />
        <button type="submit" className="composer-send" aria-label={text('composer.send')} aria-disabled={!ready}>
          <SendHorizontal size={20} aria-hidden />
        </button>
      </div>
      <div id="composer-status" className="composer-status">
        {draft.refusal !== null && <p role="alert" className="composer-refusal">{refusalWords(words, draft.refusal, now)}</p>}
        {left < countdownFrom && (
          <p role={left < 0 ? 'alert' : undefined} className="figures" data-over={left < 0}>
            {left < 0 ? text('composer.over', { count: -left, limit: number(words, textBodyLimit) }) : text('composer.left', { count: left })}
          </p>
        )}
      </div>
    </form>
  );
}
