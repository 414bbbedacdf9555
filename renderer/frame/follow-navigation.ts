import type { Destination } from '../../shared/bridge/destination.ts';
import { onChanges } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';
import { putInFront } from '../composer/composer-store.ts';
import { goTo, openConversation } from './navigation-store.ts';
import { showNotice } from './notice-store.ts';

function go(to: Destination): void {
  switch (to.kind) {
    case 'conversation':
      showNotice(null);
      return openConversation(to.conversationId);
    case 'settings':
      return goTo('settings');
    case 'answer-not-sent':
      // In front of what stands in the field already, or was begun and is not shown yet: nothing of either is lost.
      void putInFront(to.conversationId, to.body);
      return openConversation(to.conversationId);
    default:
      return showNotice(to);
  }
}

async function take(): Promise<void> {
  for (;;) {
    const answer = await call('navigation.take', null);
    if (!answer.ok || answer.value === null) return;
    go(answer.value);
  }
}

/** Goes where a click on a notification, a link or a menu leads, also when it started the application. */
export function followNavigation(): () => void {
  void take();
  return onChanges((changes) => {
    if (changes.some((change) => change.kind === 'navigation' || change.kind === 'everything')) void take();
  });
}
