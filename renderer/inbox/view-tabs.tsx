import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { conversationViews } from '../../shared/domain/conversations/conversation-choices.ts';
import type { ConversationView } from '../../shared/domain/conversations/conversation-filter.ts';
import { useWords } from '../text/use-words.tsx';
import { countOf } from './count-of.ts';
import { chooseFilter, useInbox } from './inbox-store.ts';

/** Mine, unassigned, team, all: whose conversations the list below shows. */
export function ViewTabs({ showCounts, children }: { readonly showCounts: boolean; readonly children: ReactNode }) {
  const { text } = useWords();
  const filter = useInbox((inbox) => inbox.filter);
  const counts = useInbox((inbox) => inbox.counts);
  return (
    <Tabs.Root className="inbox-views" value={filter.view} onValueChange={(view) => chooseFilter({ view: view as ConversationView })}>
      <Tabs.List className="inbox-tabs" aria-label={text('inbox.views')}>
        {conversationViews.map((view) => {
          const count = showCounts ? countOf(counts, view, filter) : null;
          return (
            <Tabs.Trigger key={view} value={view} className="inbox-tab">
              {text(`inbox.view.${view}`)}
              {count !== null && count > 0 && <span className="inbox-tab-count">{count > 999 ? '999+' : count}</span>}
            </Tabs.Trigger>
          );
        })}
      </Tabs.List>
      <Tabs.Content value={filter.view} tabIndex={-1} className="inbox-panel">{children}</Tabs.Content>
    </Tabs.Root>
  );
}
