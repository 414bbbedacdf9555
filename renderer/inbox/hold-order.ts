import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';

/** What is drawn while rows keep their places. `waiting`: how many rows would stand elsewhere, or are not shown yet. */
export type HeldRows = { readonly rows: readonly ConversationSummary[]; readonly waiting: number };

/**
 * The rows in the order that is already in sight, with their newest content; what is new or has moved up waits. A row that has left the list stays as it was until
 * the order is let go: a row that vanishes moves all below it. Pure.
 */
export function holdOrder(shown: readonly ConversationSummary[], wanted: readonly ConversationSummary[]): HeldRows {
  const newest = new Map<ConversationId, ConversationSummary>(wanted.map((summary) => [summary.conversation.id, summary]));
  const places = new Map<ConversationId, number>(shown.map((summary, index) => [summary.conversation.id, index]));
  const waiting = wanted.slice(0, shown.length).filter((summary, index) => (places.get(summary.conversation.id) ?? Number.POSITIVE_INFINITY) > index).length;
  const rows = shown.map((summary) => newest.get(summary.conversation.id) ?? summary);
  // What follows the last row in sight moves nothing: the next page may come.
  const last = shown.at(-1)?.conversation.id;
  const lastIndex = wanted.findIndex((summary) => summary.conversation.id === last);
  const after = lastIndex < 0 ? [] : wanted.slice(lastIndex + 1).filter((summary) => !places.has(summary.conversation.id));
  return { rows: [...rows, ...after], waiting };
}
