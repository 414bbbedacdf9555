import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { useNow } from '../bridge/clock.ts';
import { NoteField } from '../notes/note-field.tsx';
import { TemplatePicker } from '../templates/template-picker.tsx';
import type { TemplateContent } from '../templates/use-template-form.ts';
import { useWords } from '../text/use-words.tsx';
import { AnswerForm } from './answer-form.tsx';
import { chooseHeaderFile } from './choose-header-file.ts';
import { ClosedComposer } from './closed-composer.tsx';
import { emptyDraft, loadDraft, useDrafts } from './composer-store.ts';
import { decideComposerShape } from './decide-composer-shape.ts';
import { keepNow, keepOnLeave } from './keep-draft.ts';
import { makeHands } from './make-hands.ts';
import { ModeSwitch } from './mode-switch.tsx';
import { refusalWords } from './remark-words.ts';
import { sendTemplate } from './send-template.ts';
import { UndoBar } from './undo-bar.tsx';
import './composer.css';

type ComposerProps = { readonly summary: ConversationSummary; readonly session: Session; readonly field: RefObject<HTMLTextAreaElement | null>; /** Of the thread, as far as it is on the screen. */ readonly messages: readonly CachedMessage[] };

/** Where an answer is written. Its shape follows the facts: nobody types into a field from which nothing can be sent. */
export function Composer({ summary, session, field, messages }: ComposerProps) {
  const words = useWords();
  const now = useNow();
  const { conversation, contact } = summary;
  const { id } = conversation;
  const draft = useDrafts((state) => state.drafts[id]) ?? emptyDraft;
  const [choosesTemplate, setChoosesTemplate] = useState(false);
  /** A template that was sent and taken back, and how many there were: each has a picker of its own. */
  const [reopened, setReopened] = useState<{ readonly content: TemplateContent | null; readonly count: number }>({ content: null, count: 0 });
  useEffect(() => {
    void loadDraft(id);
    return () => void keepNow(id);
  }, [id]);
  useEffect(() => keepOnLeave(), []);
  const shape = decideComposerShape({
    lastInboundAt: conversation.lastInboundAt, now, connection: session.connection.state, duty: session.duty.state, health: summary.number?.health ?? 'ok',
    marketingStoppedAt: contact.marketingStoppedAt ?? null,
    isBlocked: contact.blockedOn?.includes(conversation.numberId) === true,
  });
  const leaveTemplates = () => {
    setChoosesTemplate(false);
    setReopened(({ count }) => ({ content: null, count }));
    requestAnimationFrame(() => field.current?.focus());
  };
  const reopenTemplate = (others: readonly OutgoingContent[]) => {
    const content = others.find((other) => other.kind === 'template');
    if (content === undefined) return;
    setReopened(({ count }) => ({ content, count: count + 1 }));
    setChoosesTemplate(true);
  };
  const picker = {
    summary, session, draft: draft.body, file: chooseHeaderFile(id, words), begin: reopened.content,
    onSend: async (content: Parameters<typeof sendTemplate>[1]) => {
      const failure = await sendTemplate(id, content, session.settings.undoSeconds);
      if (failure === null) leaveTemplates();
      return failure === null ? null : refusalWords(words, failure, now);
    },
  };
  const hands = makeHands(summary, field);
  return (
    <section className="composer" aria-label={words.text('composer.name')} data-writing tabIndex={-1}>
      <ModeSwitch mode={draft.mode} onMode={hands.setMode} />
      {content()}
    </section>
  );

  function content() {
    if (draft.mode === 'note') return <NoteField summary={summary} session={session} note={draft.note} onWrite={hands.writeNote} onLeave={() => hands.setMode('answer')} />;
    if (shape.kind !== 'open') {
      return (
        <ClosedComposer shape={shape} summary={summary} draft={draft.body} now={now}>
          <UndoBar conversationId={id} hasField={false} onUndone={reopenTemplate} />
          {shape.kind === 'closed' && <TemplatePicker key={reopened.count} {...picker} onClose={null} />}
        </ClosedComposer>
      );
    }
    if (choosesTemplate) return <TemplatePicker key={reopened.count} {...picker} onClose={leaveTemplates} />;
    return <AnswerForm summary={summary} session={session} hands={hands} field={field} draft={draft} shape={shape} messages={messages} onTemplates={() => setChoosesTemplate(true)} onTemplateBack={reopenTemplate} />;
  }
}
