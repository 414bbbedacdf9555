import { useEffect, useState } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useNow } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';
import { messagePreview } from '../text/content-words.ts';
import { listTime } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';

type Props = { readonly contact: Contact; readonly conversationId: ConversationId; readonly onOpen: (id: ConversationId) => void };

/** Conversations with the same contact on other numbers of ours, as far as this person sees them. Nothing when there is none. */
export function OthersSection({ contact, conversationId, onOpen }: Props) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const [others, setOthers] = useState<readonly ConversationSummary[]>([]);
  useEffect(() => {
    let stopped = false;
    void call('conversations.with', { contactId: contact.id }).then((answer) => {
      if (!stopped && answer.ok) setOthers(answer.value.conversations.filter((one) => one.conversation.id !== conversationId));
    });
    return () => {
      stopped = true;
    };
  }, [contact, conversationId]);
  if (others.length === 0) return null;
  return (
    <section className="panel-section" aria-label={text('about.others')}>
      <h3>{text('about.others')}</h3>
      <ul className="panel-list">
        {others.map(({ conversation, number, lastMessage }) => (
          <li key={conversation.id}>
            <button type="button" className="panel-row" onClick={() => onOpen(conversation.id)}>
              <span><span>{text('about.others.open', { number: isolate(number?.name ?? '') })}</span>{lastMessage !== null && <bdi className="panel-soft panel-line">{messagePreview(words, lastMessage)}</bdi>}</span>
              {conversation.lastMessageAt !== null && <time>{listTime(words, conversation.lastMessageAt, now)}</time>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
