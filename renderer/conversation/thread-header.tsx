import { ArrowLeft, CalendarSearch, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import { useNow } from '../bridge/clock.ts';
import { useDuty } from '../bridge/session-store.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { windowRing } from '../text/window-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';

type ThreadHeaderProps = {
  readonly summary: ConversationSummary | null;
  /** How long a message stays on this computer, in days; null where it keeps them in memory alone. */
  readonly messageDays: number | null;
  readonly panelOpen: boolean;
  /** What can be done with the conversation. */
  readonly tools: ReactNode;
  readonly onBack: () => void;
  readonly onPanel: () => void;
  readonly onDate: () => void;
};

/** Who this is, and how long free text may be sent. */
export function ThreadHeader({ summary, messageDays, panelOpen, tools, onBack, onPanel, onDate }: ThreadHeaderProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const duty = useDuty();
  if (summary === null) return <header className="thread-head" />;
  const { contact, conversation } = summary;
  const name = contactName(words, contact);
  const ring = windowRing(words, conversation.lastInboundAt, now, duty);
  return (
    <header className="thread-head">
      <IconButton name={text('thread.back')} className="only-narrow" onClick={onBack}>
        <ArrowLeft size={20} aria-hidden />
      </IconButton>
      <Avatar name={name} seed={contact.id} ring={ring} size={40} />
      <div className="thread-who">
        <h2><bdi>{name}</bdi></h2>
        <p data-tone={ring.tone} title={ring.advice ?? undefined}>{ring.words}<span className="thread-kept"> · {messageDays === null ? text('thread.keptInMemory') : text('thread.kept', { count: messageDays })}</span></p>
      </div>
      {tools}
      <IconButton name={text('jump.title')} onClick={onDate}>
        <CalendarSearch size={20} aria-hidden />
      </IconButton>
      <IconButton name={text('panel.name')} aria-pressed={panelOpen} onClick={onPanel}>
        <PanelRight size={20} aria-hidden />
      </IconButton>
    </header>
  );
}
