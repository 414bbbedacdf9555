import type { Session } from '../../shared/bridge/session.ts';
import type { WaitingEntry } from '../../shared/bridge/waiting-entry.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { failureWords } from '../text/delivery-words.ts';
import { moment, timeOfDay } from '../text/time-words.ts';
import type { Words } from '../text/words.ts';

/** A few seconds to take it back are no waiting that a person must be told of. */
const shortMs = 30_000;

/** Whether an entry waits for longer than a moment: it was tried in vain, was refused, or there is no line. Pure. */
export function isStuck(entry: WaitingEntry, facts: { readonly connection: Session['connection']['state']; readonly now: Instant }): boolean {
  if (entry.state === 'refused' || entry.attempts > 0 || entry.notBefore - facts.now > shortMs) return true;
  return (facts.connection === 'offline' || facts.connection === 'refused') && facts.now > entry.notBefore;
}

/** Whether an entry can go back into the field of its conversation whole: words and files can; a place, a card or a template would be lost. Pure. */
export function canEdit({ mayHaveLeft, content }: Pick<WaitingEntry, 'mayHaveLeft' | 'content'>): boolean {
  return !mayHaveLeft && ['text', 'image', 'video', 'audio', 'document', 'sticker'].includes(content.kind);
}

/** Why an entry waits, and what comes next. Pure. */
export function describeEntry(words: Words, entry: WaitingEntry, facts: { readonly connection: Session['connection']['state']; readonly now: Instant; readonly upload: number | null }): string {
  const { text } = words;
  if (entry.state === 'refused') {
    const { why, next } = failureWords(words, entry.failure);
    return `${why} ${next}`;
  }
  if (entry.notBefore > facts.now) return text('outbox.held', { time: timeOfDay(words, entry.notBefore) });
  if (facts.upload !== null && facts.upload < 1) return text('outbox.uploading', { percent: Math.round(facts.upload * 100) });
  if (facts.connection === 'refused') return text('outbox.unknown');
  if (facts.connection === 'offline') return text('outbox.offline');
  if (entry.mayHaveLeft) return text('outbox.mayHaveLeft');
  return entry.attempts === 0 ? text('outbox.next') : text('outbox.tried', { count: entry.attempts, time: moment(words, entry.nextAttemptAt, facts.now) });
}
