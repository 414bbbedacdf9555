import { Pencil, RotateCw, Send, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import type { WaitingEntry } from '../../shared/bridge/waiting-entry.ts';
import { showOutgoing } from '../../shared/domain/outgoing/show-outgoing.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useNow } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';
import { contactName } from '../text/contact-words.ts';
import { contentPreview } from '../text/content-words.ts';
import { exactTime, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import type { Words } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { Empty } from '../ui/states.tsx';
import { canEdit, describeEntry } from './describe-entry.ts';
import { useOutbox } from './outbox-store.ts';
import './outbox.css';

type OutboxDialogProps = { readonly session: Session; /** The message is in the draft of its conversation again. */ readonly onEdit: (id: ConversationId) => void; readonly onClose: () => void };

/** Everything that has not left this computer: what, to whom, since when, why, and what can be done. */
export function OutboxDialog({ session, onEdit, onClose }: OutboxDialogProps) {
  const words = useWords();
  const { text } = words;
  const entries = useOutbox((state) => state.entries);
  const names = useNames(entries, words);
  return (
    <Modal look="wide" title={text('outbox.title')} closeName={text('action.close')} onClose={onClose}>
      {entries.length === 0 ? <Empty icon={<Send size={24} />} title={text('outbox.empty')} words={text('outbox.empty.more')} /> : (
        <ul className="outbox-list">
          {entries.map((entry) => <OutboxItem key={entry.id} entry={entry} name={names[entry.conversationId] ?? '…'} session={session} onEdit={onEdit} />)}
        </ul>
      )}
    </Modal>
  );
}

function OutboxItem({ entry, name, session, onEdit }: { readonly entry: WaitingEntry; readonly name: string; readonly session: Session; readonly onEdit: OutboxDialogProps['onEdit'] }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const upload = useOutbox((state) => state.uploads[entry.id] ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const { content } = entry;
  const shown = showOutgoing(content, { media: null, template: null });
  const edit = async () => {
    const answer = await call('messages.takeBack', { ids: [entry.id] });
    if (answer.ok && answer.value.taken.length > 0) onEdit(entry.conversationId);
    else setProblem(text('outbox.late'));
  };
  const remove = async () => {
    const answer = await call('messages.retract', { id: entry.id });
    if (!answer.ok || !answer.value.retracted) setProblem(text('outbox.late'));
  };
  const again = async () => {
    if (entry.state === 'refused') await call('messages.retry', { id: entry.id });
    else await call('outbox.sendNow', { id: entry.id });
  };
  return (
    <li className="outbox-item" data-refused={entry.state === 'refused'}>
      <p className="outbox-head"><strong><bdi>{name}</bdi></strong> <time title={exactTime(words, entry.composedAt)}>{text('outbox.since', { time: moment(words, entry.composedAt, now) })}</time></p>
      <p className="outbox-words" dir="auto"><KindIcon content={shown} /> {content.kind === 'reaction' ? text('outbox.reaction', { emoji: content.emoji === '' ? '–' : content.emoji }) : previewOf(words, content)}</p>
      <p className="outbox-why">{describeEntry(words, entry, { connection: session.connection.state, now, upload })}</p>
      {upload !== null && upload < 1 && <progress className="outbox-progress" value={upload} max={1} aria-label={text('outbox.uploading', { percent: Math.round(upload * 100) })} />}
      {problem !== null && <p role="alert" className="outbox-problem">{problem}</p>}
      <div className="outbox-actions">
        <Button look="quiet" onClick={() => void again()}>{entry.state === 'refused' ? <RotateCw size={16} aria-hidden /> : <Send size={16} aria-hidden />} {text(entry.state === 'refused' ? 'action.retry' : 'outbox.now')}</Button>
        {canEdit(entry) && <Button look="quiet" onClick={() => void edit()}><Pencil size={16} aria-hidden /> {text('outbox.edit')}</Button>}
        {!entry.mayHaveLeft && <Button look="quiet" onClick={() => void remove()}><Trash2 size={16} aria-hidden /> {text('outbox.remove')}</Button>}
      </div>
    </li>
  );
}

function previewOf(words: Words, content: OutgoingContent): string {
  return content.kind === 'template' ? words.text('outbox.template') : contentPreview(words, showOutgoing(content, { media: null, template: null }));
}

/** Names of the clients to whom something waits. */
function useNames(entries: readonly WaitingEntry[], words: Words): Readonly<Record<string, string>> {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const ids = [...new Set(entries.map(({ conversationId }) => conversationId))].sort().join(' ');
  useEffect(() => {
    for (const id of ids.split(' ').filter((part) => part !== '')) {
      void call('conversations.read', { id: id as ConversationId }).then((answer) => {
        const summary: ConversationSummary | null = answer.ok ? answer.value : null;
        if (summary !== null) setNames((before) => ({ ...before, [id]: contactName(words, summary.contact) }));
      });
    }
  }, [ids, words]);
  return names;
}
