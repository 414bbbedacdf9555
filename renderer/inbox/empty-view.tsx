import { Archive, CircleCheckBig, Clock, Inbox, MailOpen, MessageSquareText } from 'lucide-react';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/states.tsx';
import { chooseFilter, useInbox } from './inbox-store.ts';

/** Says of an empty list what will appear in it, and offers the nearest list that may have something. */
export function EmptyView({ companyName }: { readonly companyName: string }) {
  const { text } = useWords();
  const { view, state, unreadOnly } = useInbox((inbox) => inbox.filter);
  const counts = useInbox((inbox) => inbox.counts);
  const all = counts?.all;
  if (all !== undefined && all.open + all.snoozed + all.closed === 0) {
    return <Empty icon={<MessageSquareText size={24} />} title={text('inbox.empty')} words={text('inbox.empty.more', { company: companyName })} />;
  }
  if (unreadOnly) {
    return (
      <Empty icon={<MailOpen size={24} />} title={text('inbox.empty.unread')} words={text('inbox.empty.unread.more')}>
        <Button onClick={() => chooseFilter({ unreadOnly: false })}>{text('inbox.empty.unread.action')}</Button>
      </Empty>
    );
  }
  if (state !== 'open') {
    return (
      <Empty icon={state === 'snoozed' ? <Clock size={24} /> : <Archive size={24} />} title={text(`inbox.empty.${state}`)} words={text(`inbox.empty.${state}.more`)}>
        <Button onClick={() => chooseFilter({ state: 'open' })}>{text('inbox.empty.toOpen')}</Button>
      </Empty>
    );
  }
  // Where nothing is mine, there may be something to take; where nothing is left at all, what was done can be looked at.
  const other = view === 'mine' ? ({ view: 'unassigned' } as const) : view === 'all' ? ({ state: 'closed' } as const) : ({ view: 'all' } as const);
  return (
    <Empty icon={view === 'mine' ? <Inbox size={24} /> : <CircleCheckBig size={24} />} title={text(`inbox.empty.${view}`)} words={text(`inbox.empty.${view}.more`)}>
      <Button onClick={() => chooseFilter(other)}>{text(`inbox.empty.${view}.action`)}</Button>
    </Empty>
  );
}
