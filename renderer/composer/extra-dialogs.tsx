import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { readClock } from '../bridge/clock.ts';
import { useWords } from '../text/use-words.tsx';
import { CardDialog } from './card-dialog.tsx';
import { draftOf, quoteMessage } from './composer-store.ts';
import { LocationDialog } from './location-dialog.tsx';
import { refusalWords } from './remark-words.ts';
import { sendContent } from './send-content.ts';
import './send-dialog.css';

/** What is being put together beside the field, and what to begin with when it was taken back. */
export type Extra = { readonly kind: 'location' | 'contacts'; readonly begin: OutgoingContent | null };

type ExtraDialogsProps = { readonly extra: Extra; readonly summary: ConversationSummary; readonly session: Session; readonly name: string; readonly onClose: () => void };

/** The dialogs for messages that are no words and no files. */
export function ExtraDialogs({ extra, summary, session, name, onClose }: ExtraDialogsProps) {
  const words = useWords();
  const { id } = summary.conversation;
  const send = async (content: OutgoingContent): Promise<string | null> => {
    const refusal = await sendContent({ conversationId: id, content, quotedMessageId: draftOf(id).quote?.id ?? null, undoMs: session.settings.undoSeconds * 1000 });
    if (refusal === null) quoteMessage(id, null);
    return refusal === null ? null : refusalWords(words, refusal, readClock());
  };
  if (extra.kind === 'location') return <LocationDialog begin={extra.begin?.kind === 'location' ? extra.begin : null} name={name} onSend={send} onClose={onClose} />;
  return <CardDialog begin={extra.begin?.kind === 'contacts' ? extra.begin : null} name={name} session={session} companyNumber={summary.number} onSend={send} onClose={onClose} />;
}
