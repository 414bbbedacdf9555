import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { decideQuickReplyAccess } from '../../shared/domain/quick-replies/decide-quick-reply-access.ts';
import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import { call } from '../bridge/call.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate, oneLine } from '../text/words.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { QuickReplyDialog } from './quick-reply-dialog.tsx';
import { quickReplyProblem } from './quick-reply-words.ts';
import { followQuickReplies, useQuickReplies } from './quick-replies-store.ts';
import { scopeWords } from './scope-words.ts';
import './quick-replies.css';

/** The quick replies of this person, in the settings: their own to change, those of team and company for managers. */
export function QuickRepliesCard({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const { reading } = useQuickReplies();
  const teams = useDirectory((directory) => directory.teams);
  const [edited, setEdited] = useState<QuickReply | 'new' | null>(null);
  const [removed, setRemoved] = useState<QuickReply | null>(null);
  useEffect(() => followQuickReplies(), []);
  const { person } = session;
  if (person === null) return null;
  return (
    <section className="card-block" aria-labelledby="settings-quick">
      <div className="quick-card-head">
        <div>
          <h2 id="settings-quick">{text('quick.list')}</h2>
          <p className="card-soft">{text('quick.lead')}</p>
        </div>
        <Button onClick={() => setEdited('new')}><Plus size={16} aria-hidden /> {text('quick.new')}</Button>
      </div>
      {reading.state === 'failed' && <p className="card-soft">{text('quick.failed')}</p>}
      {reading.state === 'ready' && reading.quickReplies.length === 0 && <p className="card-soft">{text('quick.none')}</p>}
      {reading.state === 'ready' && reading.quickReplies.length > 0 && (
        <ul className="quick-card-list">
          {reading.quickReplies.map((reply) => {
            const { edits } = decideQuickReplyAccess(person, reply.scope);
            return (
              <li key={reply.id}>
                <span className="quick-line">
                  <strong className="quick-shortcut">/{reply.shortcut}</strong> <span className="quick-title"><bdi>{reply.title}</bdi></span> <span className="quick-scope">{scopeWords(words, reply.scope, teams)}</span>
                  <span className="quick-body" dir="auto">{oneLine(reply.texts[0]?.body ?? '')}</span>
                </span>
                {edits && (
                  <>
                    <IconButton name={text('quick.change', { title: isolate(reply.title) })} onClick={() => setEdited(reply)}><Pencil size={16} aria-hidden /></IconButton>
                    <IconButton name={text('quick.remove', { title: isolate(reply.title) })} onClick={() => setRemoved(reply)}><Trash2 size={16} aria-hidden /></IconButton>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {edited !== null && <QuickReplyDialog session={session} reply={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removed !== null && <RemoveDialog reply={removed} onClose={() => setRemoved(null)} />}
    </section>
  );
}

function RemoveDialog({ reply, onClose }: { readonly reply: QuickReply; readonly onClose: () => void }) {
  const words = useWords();
  const { text } = words;
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Modal title={text('quick.remove', { title: isolate(reply.title) })} closeName={text('action.close')} onClose={onClose}>
      <div className="quick-form">
        <p>{text(reply.scope.kind === 'own' ? 'quick.remove.own' : 'quick.remove.shared')}</p>
        {problem !== null && <p className="quick-problem" role="alert">{problem}</p>}
        <div className="quick-ways">
          <Button onClick={onClose}>{text('quick.cancel')}</Button>
          <Button look="danger" onClick={() => void call('quickReplies.remove', { id: reply.id }).then((answer) => (answer.ok ? onClose() : setProblem(quickReplyProblem(words, answer.error).said)))}>{text('quick.remove.do')}</Button>
        </div>
      </div>
    </Modal>
  );
}
