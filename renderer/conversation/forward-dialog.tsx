import { useEffect, useMemo, useState } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { decideServiceWindow } from '../../shared/domain/service-window/decide-service-window.ts';
import { call } from '../bridge/call.ts';
import { useNow } from '../bridge/clock.ts';
import { useSession } from '../bridge/session-store.ts';
import { contactName } from '../text/contact-words.ts';
import { messagePreview } from '../text/content-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { windowRing } from '../text/window-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';

/** Conversations that are looked through. */
const most = 200;
/** Rows that are shown: who is further down is found by name. */
const shown = 30;

/** Where it goes, by the name that is said, and for how long it can be taken back, in milliseconds. */
export type ForwardTarget = { readonly conversationId: ConversationId; readonly name: string; readonly undoMs: number };
/** Sends a message on. Answers, in a sentence, why it was not taken; null when it is on its way. */
export type Forward = (message: CachedMessage, to: ForwardTarget) => Promise<string | null>;

/** Sends a message on to another conversation. Whom it goes to is chosen first and said on the button: it cannot be taken back from a stranger. */
export function ForwardDialog({ message, onForward, onClose }: { readonly message: CachedMessage; readonly onForward: Forward; readonly onClose: () => void }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const [all, setAll] = useState<readonly ConversationSummary[] | null>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ConversationSummary | null>(null);
  // A film of some megabytes takes a while.
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const undoSeconds = useSession((state) => state.session?.settings.undoSeconds ?? 0);

  useEffect(() => {
    void call('conversations.list', { limit: most, before: null }).then((answer) => setAll(answer.ok ? answer.value.conversations : []));
  }, []);
  const found = useMemo(() => {
    const wanted = fold(typed);
    return (all ?? []).filter(({ conversation, contact }) => conversation.id !== message.conversationId && fold(contactName(words, contact)).includes(wanted)).slice(0, shown);
  }, [all, typed, words, message.conversationId]);
  const send = async () => {
    if (chosen === null || sending) return;
    setSending(true);
    const failure = await onForward(message, { conversationId: chosen.conversation.id, name: contactName(words, chosen.contact), undoMs: undoSeconds * 1000 });
    setSending(false);
    if (failure === null) onClose();
    else setProblem(failure);
  };

  return (
    <Modal title={text('forward.title')} closeName={text('action.close')} onClose={onClose}>
      <div className="forward">
        <p className="forward-what"><bdi>{messagePreview(words, message)}</bdi></p>
        <input type="search" className="forward-field" aria-label={text('forward.find')} placeholder={text('forward.find')} value={typed} data-first-focus onChange={(event) => setTyped(event.target.value)} />
        <ul className="forward-list" aria-label={text('forward.whom')}>
          {found.map((summary) => {
            const { conversation, contact } = summary;
            const name = contactName(words, contact);
            const ring = windowRing(words, conversation.lastInboundAt, now);
            const open = decideServiceWindow(conversation.lastInboundAt, now).state === 'open';
            return (
              <li key={conversation.id}>
                <button type="button" className="forward-row" disabled={!open} aria-pressed={chosen?.conversation.id === conversation.id} onClick={() => { setChosen(summary); setProblem(null); }}>
                  <Avatar name={name} seed={contact.id} ring={ring} size={36} />
                  <span><span><bdi>{name}</bdi></span><span className="content-soft">{open ? ring.words : text('forward.closed')}</span></span>
                </button>
              </li>
            );
          })}
          {all !== null && found.length === 0 && <li className="content-soft">{text('forward.nobody')}</li>}
        </ul>
        {problem !== null && <p className="jump-problem" role="alert">{problem}</p>}
        <Button look="main" disabled={chosen === null || sending} onClick={() => void send()}>
          {sending ? text('forward.underway') : chosen === null ? text('forward.choose') : text('forward.to', { name: isolate(contactName(words, chosen.contact)) })}
        </Button>
      </div>
    </Modal>
  );
}

/** Letters without accents and case: who types `zielinski` means Zieliński. */
function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
