import type { MessageId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { readClock } from '../bridge/clock.ts';
import type { Words } from '../text/words.ts';
import { refusedWords } from './refused-words.ts';

/** How an action on a message ended: `problem` says in words why it did not happen; null when it did, or when the person cancelled it. */
export type ActionEnd = { readonly problem: string | null; readonly done: boolean };
const well: ActionEnd = { problem: null, done: true };

/** Sends it again, on the person's word. */
export async function retryMessage(words: Words, id: MessageId): Promise<ActionEnd> {
  const answer = await call('messages.retry', { id });
  if (answer.ok) return well;
  const { kind } = answer.error;
  return { problem: words.text(kind === 'offline' ? 'retry.offline' : kind === 'refused' && !('rule' in answer.error) ? 'retry.refused' : 'action.unexpected'), done: false };
}

/** Takes back what has not left this computer. */
export async function retractMessage(words: Words, id: MessageId): Promise<ActionEnd> {
  const answer = await call('messages.retract', { id });
  if (!answer.ok) return { problem: words.text('action.unexpected'), done: false };
  return answer.value.retracted ? well : { problem: words.text('retract.late'), done: false };
}

/** Puts our reaction on a message, or takes it back when `emoji` is empty. */
export async function reactTo(words: Words, id: MessageId, emoji: string): Promise<ActionEnd> {
  const answer = await call('messages.react', { id, emoji });
  return answer.ok ? well : { problem: refusedWords(words, answer.error, readClock()), done: false };
}

/** Saves the file of a message where the person says. */
export async function saveFile(words: Words, id: MessageId): Promise<ActionEnd> {
  const answer = await call('messages.saveFile', { id });
  if (answer.ok) return { problem: null, done: answer.value.saved };
  const { kind } = answer.error;
  return { problem: words.text(kind === 'unreadable' ? 'media.notRead' : kind === 'unwritable' ? 'media.notWritten' : 'action.unexpected'), done: false };
}
