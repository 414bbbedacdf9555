import type { Handler } from '../bridge/answer-call.ts';
import { handOver } from '../conversations/hand-over.ts';
import { drawMessageId } from '../cryptography/cryptography.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function handOverConversation(desk: DeskInUse): Handler<'conversations.handOver'> {
  return (card) => {
    const { vault, link, clock, person } = desk();
    return handOver(card, { vault, link, clock, actor: person(), drawMessageId });
  };
}
