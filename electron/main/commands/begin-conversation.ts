import type { Handler } from '../bridge/answer-call.ts';
import { beginConversation } from '../conversations/begin-conversation.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function beginConversationWith(desk: DeskInUse): Handler<'conversations.begin'> {
  return (request) => {
    const { vault, link, timers } = desk();
    return beginConversation(request, { vault, link, timers });
  };
}
