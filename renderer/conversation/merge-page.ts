import type { CachedMessage } from '../../shared/bridge/commands.ts';
import type { Instant } from '../../shared/kernel/time.ts';

export type Cursor = { readonly at: Instant; readonly id: string };

/** Order of a thread: `at`, then `id`. Negative when `one` comes first. */
export function compareCursors(one: Cursor, other: Cursor): number {
  if (one.at !== other.at) return one.at - other.at;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/**
 * Lays a freshly read page over what a thread shows. Pure.
 *
 * The page is the truth for the stretch it covers: from its oldest message (or the beginning, when it came back short) up to `before` (or the end). What
 * was shown there and is not in the page is gone: taken back, or purged.
 *
 * @param current oldest first · @param page.messages newest first, as the bridge answers.
 * @returns oldest first. Messages that did not change keep their object, so that nothing is drawn anew for nothing.
 */
export function mergePage(
  current: readonly CachedMessage[],
  page: { readonly messages: readonly CachedMessage[]; readonly before: Cursor | null; readonly limit: number },
): readonly CachedMessage[] {
  const oldest = page.messages.length < page.limit ? null : (page.messages.at(-1) ?? null);
  const isCovered = (message: Cursor) =>
    (oldest === null || compareCursors(message, oldest) >= 0) && (page.before === null || compareCursors(message, page.before) < 0);
  const known = new Map(current.map((message) => [message.id, message]));
  const fresh = page.messages.map((message) => {
    const shown = known.get(message.id);
    return shown !== undefined && JSON.stringify(shown) === JSON.stringify(message) ? shown : message;
  });
  return [...current.filter((message) => !isCovered(message)), ...fresh].sort(compareCursors);
}
