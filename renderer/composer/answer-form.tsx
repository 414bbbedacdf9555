import { LayoutTemplate, Mic } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { FormEvent, KeyboardEvent, RefObject } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { hour } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { outgoingLimits } from '../../shared/domain/outgoing/outgoing-limits.ts';
import { findOpenPlaces } from '../../shared/domain/quick-replies/fill-quick-reply.ts';
import { useNow } from '../bridge/clock.ts';
import { EmojiButton } from '../emoji/emoji-button.tsx';
import { wordsForContact } from '../quick-replies/insert-quick-reply.ts';
import { pressSlashKey } from '../quick-replies/press-slash-key.ts';
import { SlashList } from '../quick-replies/slash-list.tsx';
import { useSlash } from '../quick-replies/slash-store.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { windowRing } from '../text/window-words.ts';
import { isolate } from '../text/words.ts';
import { IconButton } from '../ui/button.tsx';
import { AnswerField } from './answer-field.tsx';
import { AttachMenu } from './attach-menu.tsx';
import { AttachmentTray } from './attachment-tray.tsx';
import { attachFiles } from './attach-files.ts';
import { ComposerStatus } from './composer-status.tsx';
import type { ComposerHands } from './composer-hands.ts';
import { quoteMessage } from './composer-store.ts';
import type { Draft } from './composer-store.ts';
import type { ComposerShape } from './decide-composer-shape.ts';
import { insertText } from './insert-text.ts';
import { DropZone } from './drop-zone.tsx';
import { ExtraDialogs } from './extra-dialogs.tsx';
import type { Extra } from './extra-dialogs.tsx';
import { FileProblems } from './file-problems.tsx';
import { QuoteBar } from './quote-bar.tsx';
import { PickTimeDialog } from './pick-time-dialog.tsx';
import { PlannedList } from './planned-list.tsx';
import { refusalWords, remarkWords } from './remark-words.ts';
import { SendButtons } from './send-buttons.tsx';
import { sendDraft } from './send-draft.ts';
import { UndoBar } from './undo-bar.tsx';
import { VoiceRecorder } from './voice/voice-recorder.tsx';
import './attachments.css';
import './later.css';

type AnswerFormProps = {
  readonly summary: ConversationSummary;
  readonly session: Session;
  readonly hands: ComposerHands;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: Draft;
  readonly shape: Extract<ComposerShape, { kind: 'open' }>;
  /** Of the thread, as far as it is on the screen: what is planned among them is shown. */
  readonly messages: readonly CachedMessage[];
  readonly onTemplates: () => void;
  /** Something was taken back that is no draft: the first template among it opens again. */
  readonly onTemplateBack: (others: readonly OutgoingContent[]) => void;
};

/** The field for free text, with its tools beside it, what goes along above, and what there is to know. */
export function AnswerForm({ summary, session, hands, field, draft, shape, messages, onTemplates, onTemplateBack }: AnswerFormProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const { conversation, contact } = summary;
  const { id } = conversation;
  const name = isolate(contactName(words, contact));
  const [records, setRecords] = useState(false);
  const [picks, setPicks] = useState(false);
  const [extra, setExtra] = useState<Extra | null>(null);
  const addFiles = useCallback((files: readonly File[]) => void attachFiles(id, files).then(() => field.current?.focus()), [id, field]);
  const clocks = windowRing(words, conversation.lastInboundAt, now, session.duty);
  const remarks = shape.remarks.filter((remark) => remark !== 'window-soon' || clocks.advice === null).map((remark) => remarkWords(words, remark, { session, closesAt: shape.closesAt, stoppedAt: contact.marketingStoppedAt ?? null, name, now }));
  if (clocks.advice !== null) remarks.push(clocks.advice);
  const left = outgoingLimits.text - draft.body.trim().length;
  const [open] = findOpenPlaces(draft.body);
  const hindrance = open === undefined ? null : text('quick.open', { place: isolate(draft.body.slice(open.start, open.end)) });
  const isReady = (draft.body.trim() !== '' || draft.files.length > 0) && left >= 0 && draft.filesComing === 0 && hindrance === null;
  const backInHand = (others: readonly OutgoingContent[]) => {
    const [other] = others;
    if (other?.kind === 'location' || other?.kind === 'contacts') setExtra({ kind: other.kind, begin: other });
    else if (other?.kind === 'template') onTemplateBack(others);
    else field.current?.focus();
  };
  // Off duty a message goes when work begins, unless the person says otherwise or free text would be closed by then.
  const { duty } = session;
  const usualTime = duty.state === 'quiet' && duty.until !== null && duty.until < shape.closesAt ? duty.until : null;
  const send = async (at: Instant | null): Promise<string | null> => {
    const refusal = isReady ? await sendDraft(id, { undoMs: session.settings.undoSeconds * 1000, sendAt: at }) : null;
    field.current?.focus();
    // What is still to be filled is shown where it stands.
    if (open !== undefined) field.current?.setSelectionRange(open.start, open.end);
    return refusal === null ? null : refusalWords(words, refusal, now);
  };
  const pickReply = (index: number) => {
    const { typed, matches } = useSlash.getState();
    const reply = matches[index];
    if (typed === null || reply === undefined) return;
    const put = wordsForContact(reply, contact, words);
    hands.replace(typed, put.text, put.select ?? undefined);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (event.key === 'Enter' && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      hands.setMode('note');
      return true;
    }
    return pressSlashKey(event, pickReply);
  };
  return (
    <>
      {/* What opens a dialog stands beside the form: a form inside a form would send both. */}
      <PlannedList messages={messages} closesAt={shape.closesAt} now={now} />
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send(usualTime);
        }}
      >
        <DropZone name={name} onFiles={addFiles} />
        {remarks.length > 0 && <ul className="composer-remarks">{remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul>}
        <UndoBar conversationId={id} hasField onUndone={backInHand} />
        {draft.quote !== null && <QuoteBar quote={draft.quote} contact={contact} ownId={session.person?.id ?? null} onLeave={() => quoteMessage(id, null)} />}
        <FileProblems conversationId={id} />
        <AttachmentTray conversationId={id} files={draft.files} coming={draft.filesComing} />
        <SlashList body={draft.body} contact={contact} field={field} onPick={pickReply} />
        <div className="composer-line">
          <div className="composer-tools">
            <AttachMenu onFiles={addFiles} onLocation={() => setExtra({ kind: 'location', begin: null })} onContact={() => setExtra({ kind: 'contacts', begin: null })} />
            <IconButton name={text('template.open')} onClick={onTemplates}><LayoutTemplate size={20} aria-hidden /></IconButton>
            <EmojiButton onPick={(emoji) => { if (field.current !== null) insertText(field.current, emoji); }} />
          </div>
          {records ? <VoiceRecorder conversationId={id} onEnd={() => { setRecords(false); requestAnimationFrame(() => field.current?.focus()); }} /> : <AnswerField
            conversationId={id} draft={draft} field={field} name={text('composer.to', { name })} placeholder={text('composer.placeholder', { name })} sendKey={session.settings.sendKey}
            invalid={left < 0} onKey={press} onFiles={addFiles} onSend={() => void send(usualTime)} onUndone={backInHand}
          />}
          {!records && draft.body === '' && <IconButton name={text('voice.record')} className="composer-mic" onClick={() => setRecords(true)}><Mic size={20} aria-hidden /></IconButton>}
          {!records && <SendButtons session={session} closesAt={shape.closesAt} now={now} ready={isReady} usualTime={usualTime} onSend={(at) => void send(at)} onPick={() => setPicks(true)} />}
        </div>
        <ComposerStatus refusal={draft.refusal} left={left} hindrance={hindrance} now={now} />
      </form>
      {extra !== null && <ExtraDialogs extra={extra} summary={summary} session={session} name={name} onClose={() => setExtra(null)} />}
      {picks && <PickTimeDialog begin={Math.min(now + hour, shape.closesAt - 1)} closesAt={shape.closesAt} now={now} onPlan={send} onClose={() => setPicks(false)} />}
    </>
  );
}
