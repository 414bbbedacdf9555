import { Clock, Hourglass } from 'lucide-react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { exactTime, listTime, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { waitingTime } from '../text/work-words.ts';

/** When a row was last written in; for one that was put aside, when it comes back; in the order of waiting, for how long somebody waits. */
export function RowTime({ summary, now, waits }: { readonly summary: ConversationSummary; readonly now: Instant; readonly waits: boolean }) {
  const words = useWords();
  const { conversation, lastMessage } = summary;
  const { snooze, waitingSince } = conversation;
  if (snooze?.until !== undefined && snooze.until !== null) {
    return (
      <time className="inbox-until" dateTime={new Date(snooze.until).toISOString()} title={exactTime(words, snooze.until)}>
        <Clock size={12} aria-hidden />
        {moment(words, snooze.until, now)}
      </time>
    );
  }
  if (waits && waitingSince !== null) {
    const time = waitingTime(words, waitingSince, now);
    return (
      <time className="inbox-waits" dateTime={new Date(waitingSince).toISOString()} title={words.text('row.waitsSince', { time: exactTime(words, waitingSince) })}>
        <Hourglass size={12} aria-hidden />
        <span className="hidden-words">{words.text('row.waits', { time })}</span>
        <span aria-hidden="true">{time}</span>
      </time>
    );
  }
  const at = lastMessage?.at ?? conversation.lastMessageAt;
  return at === null ? null : <time dateTime={new Date(at).toISOString()} onPointerEnter={(event) => (event.currentTarget.title = exactTime(words, at))}>{listTime(words, at, now)}</time>;
}
