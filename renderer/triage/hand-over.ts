import type { CommandRequest } from '../../shared/bridge/commands.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { isolate } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import { say } from './triage-store.ts';

/** Hands a conversation over. @returns null when it is done, else why not, in words; the card is then still there to be mended. */
export async function handOver(words: Words, card: CommandRequest<'conversations.handOver'>, receiver: string): Promise<string | null> {
  const answer = await call('conversations.handOver', card);
  if (!answer.ok) return refusalWords(words, answer.error);
  say({ words: words.text('handing.done', { name: isolate(receiver) }), tone: 'good', undo: null });
  return null;
}

/** Why a card is not taken, and what to do. Pure. */
export function refusalWords(words: Words, error: CallFailure<'conversations.handOver'>): string {
  switch (error.kind) {
    case 'too-long':
      return words.text(`handing.refused.too-long.${error.field}`, { count: error.length - error.limit, limit: error.limit });
    case 'too-many-promises':
      return words.text('handing.refused.too-many-promises', { limit: error.limit });
    case 'unexpected':
      return words.text('action.unexpected');
    case 'refused':
      return words.text('rule' in error ? 'fault.refused' : 'handing.refused.refused');
    case 'empty':
    case 'to-self':
    case 'receiver-cannot-see':
    case 'other-team':
    case 'no-such-person':
    case 'not-visible':
    case 'no-such-conversation':
    case 'offline':
      return words.text(`handing.refused.${error.kind}`);
  }
}
