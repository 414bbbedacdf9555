import { useInbox } from '../inbox/inbox-store.ts';
import { openConversation, useNavigation } from './navigation-store.ts';

/** Opens the conversation below (1) or above (-1) the open one; with none open, the first. Stays at the ends. */
export function openNeighbour(step: 1 | -1): void {
  const { conversations } = useInbox.getState();
  const open = useNavigation.getState().conversationId;
  const index = conversations.findIndex(({ conversation }) => conversation.id === open);
  const next = index < 0 ? conversations[0] : conversations[index + step];
  if (next !== undefined) openConversation(next.conversation.id);
}
