import { onChanges } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';
import { openConversation } from './navigation-store.ts';

async function take(): Promise<void> {
  const answer = await call('navigation.take', null);
  if (answer.ok && answer.value !== null) openConversation(answer.value.conversationId);
}

/** Goes where a click on a notification leads, also when the click started the application. */
export function followNavigation(): () => void {
  void take();
  return onChanges((changes) => {
    if (changes.some((change) => change.kind === 'navigation' || change.kind === 'everything')) void take();
  });
}
