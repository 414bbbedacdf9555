import { useState } from 'react';
import type { RefObject } from 'react';
import type { ConversationSummary, Session } from '../../shared/bridge/commands.ts';
import { useNow } from '../bridge/clock.ts';
import { TemplatePicker } from '../templates/template-picker.tsx';
import { useWords } from '../text/use-words.tsx';
import { AnswerForm } from './answer-form.tsx';
import { ClosedComposer } from './closed-composer.tsx';
import { emptyDraft, sendTemplate, useDrafts } from './composer-store.ts';
import { decideComposerShape } from './decide-composer-shape.ts';
import { refusalWords } from './remark-words.ts';
import './composer.css';

type ComposerProps = { readonly summary: ConversationSummary; readonly session: Session; readonly field: RefObject<HTMLTextAreaElement | null> };

/** Where an answer is written. Its shape follows the facts: nobody types into a field from which nothing can be sent. */
export function Composer({ summary, session, field }: ComposerProps) {
  const words = useWords();
  const now = useNow();
  const { conversation } = summary;
  const draft = useDrafts((state) => state.drafts[conversation.id]) ?? emptyDraft;
  const [choosesTemplate, setChoosesTemplate] = useState(false);
  const shape = decideComposerShape({
    lastInboundAt: conversation.lastInboundAt, now, connection: session.connection.state, duty: session.duty.state, health: summary.number?.health ?? 'ok',
  });
  const leaveTemplates = () => {
    setChoosesTemplate(false);
    requestAnimationFrame(() => field.current?.focus());
  };
  const picker = {
    summary, session, draft: draft.body, chooseFile: null,
    onSend: async (content: Parameters<typeof sendTemplate>[1]) => {
      const failure = await sendTemplate(conversation.id, content, session.settings.undoSeconds);
      if (failure === null) leaveTemplates();
      return failure === null ? null : refusalWords(words, failure, now);
    },
  };
  if (shape.kind === 'closed') {
    return (
      <ClosedComposer window={shape.window} summary={summary} draft={draft.body} now={now}>
        <TemplatePicker {...picker} onClose={null} />
      </ClosedComposer>
    );
  }
  if (choosesTemplate) {
    return (
      <section className="composer" aria-label={words.text('composer.name')}>
        <TemplatePicker {...picker} onClose={leaveTemplates} />
      </section>
    );
  }
  return <AnswerForm summary={summary} session={session} field={field} draft={draft} shape={shape} onTemplates={() => setChoosesTemplate(true)} />;
}
