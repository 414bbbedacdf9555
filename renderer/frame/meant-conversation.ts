import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useNavigation } from './navigation-store.ts';

/** The conversation that a key or a command means: the row with the focus, else the open one. */
export function meantConversation(): ConversationId | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-conversation]')?.dataset['conversation'];
  return row === undefined ? useNavigation.getState().conversationId : (row as ConversationId);
}
