import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import { acceptHandover, longestSummary, mostPromises } from '../../shared/domain/conversations/accept-handover.ts';
import type { Person, Team } from '../../shared/domain/people/person.ts';
import { useNow } from '../bridge/clock.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { windowRing } from '../text/window-words.ts';
import { isolate } from '../text/words.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { changeHandoverDraft, dropHandoverDraft, useHandoverDraft } from './handover-draft.ts';
import { handOver, refusalWords } from './hand-over.ts';
import { ReceiverField } from './receiver-field.tsx';
import './triage.css';

type HandOverDialogProps = {
  readonly summary: ConversationSummary;
  readonly me: Person;
  readonly people: readonly Person[];
  readonly team: Team | null;
  readonly onClose: () => void;
};

/** The card with which a conversation goes to somebody else: what it is about, what was promised, and how long free text is open. What was written stays until it is sent. */
export function HandOverDialog({ summary, me, people, team, onClose }: HandOverDialogProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const field = useId();
  const { conversation, contact } = summary;
  const draft = useHandoverDraft(conversation.id);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Parameters<typeof changeHandoverDraft>[1]) => {
    setProblem(null);
    changeHandoverDraft(conversation.id, part);
  };
  const submit = async () => {
    const { to } = draft;
    if (to === null) return setProblem(text('handing.refused.no-receiver'));
    const card = { to, summary: draft.summary, promises: [...draft.promises] };
    const accepted = acceptHandover({ card, actor: me, people: [...people, me], conversation });
    if (!accepted.ok) return setProblem(refusalWords(words, accepted.error));
    setBusy(true);
    const refused = await handOver(words, { conversationId: conversation.id, ...card }, accepted.value.assignee?.name ?? team?.name ?? '');
    setBusy(false);
    if (refused !== null) return setProblem(refused);
    dropHandoverDraft(conversation.id);
    onClose();
  };
  const left = longestSummary - draft.summary.trim().length;
  return (
    <Modal look="wide" title={text('handing.title', { name: isolate(contactName(words, contact)) })} closeName={text('action.close')} onClose={onClose}>
      <form
        className="triage-body handover"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <ReceiverField people={people} team={team} value={draft.to} onChange={(to) => change({ to })} />
        <div className="handover-field">
          <label htmlFor={`${field}summary`}>{text('handing.summary')}</label>
          <textarea
            id={`${field}summary`} className="entry" rows={4} value={draft.summary} aria-describedby={`${field}help`} placeholder={text('handing.summary.hint')}
            onChange={(event) => change({ summary: event.target.value })}
          />
          <p id={`${field}help`} className="triage-help">{left < 200 ? text('composer.left', { count: Math.max(0, left) }) : text('handing.summary.help')}</p>
        </div>
        <fieldset className="handover-field">
          <legend>{text('handing.promises')}</legend>
          {draft.promises.map((promise, index) => (
            // The place of a promise is its identity: they are moved by nobody.
            <div key={index} className="triage-line">
              <input
                className="entry" value={promise} aria-label={text('handing.promise', { count: index + 1 })} placeholder={index === 0 ? text('handing.promise.hint') : undefined}
                onChange={(event) => change({ promises: draft.promises.with(index, event.target.value) })}
              />
              {draft.promises.length > 1 && (
                <IconButton name={text('handing.promise.remove', { count: index + 1 })} onClick={() => change({ promises: draft.promises.toSpliced(index, 1) })}><X size={16} aria-hidden /></IconButton>
              )}
            </div>
          ))}
          {draft.promises.length < mostPromises && (
            <Button look="quiet" onClick={() => change({ promises: [...draft.promises, ''] })}><Plus size={16} aria-hidden />{text('handing.promise.add')}</Button>
          )}
        </fieldset>
        <p className="triage-note">{text('handing.window', { window: windowRing(words, conversation.lastInboundAt, now).words })}</p>
        <p className="triage-problem" role="alert">{problem ?? ''}</p>
        <div className="triage-actions">
          <Button onClick={onClose}>{text('handing.later')}</Button>
          <Button type="submit" look="main" disabled={busy}>{text('handing.do')}</Button>
        </div>
      </form>
    </Modal>
  );
}
