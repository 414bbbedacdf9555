import { keepSame } from '../../shared/kernel/keep-same.ts';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Instant } from '../../shared/kernel/time.ts';

export type Cursor = { readonly at: Instant; readonly id: string };

/** Order of a thread: `at`, then `id`. Negative when `one` comes first. */
export function compareCursors(one: Cursor, other: Cursor): number {
  if (one.at !== other.at) return one.at - other.at;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** What was read: the stretch that ends at `before` (or at the newest message), or, with `after`, the one that follows it. `messages` newest first, as the bridge answers. */
export type ReadPage = { readonly messages: readonly CachedMessage[]; readonly before: Cursor | null; readonly after?: Cursor; readonly limit: number };

/**
 * Lays a freshly read page over what a thread shows. Pure.
 *
 * The page is the truth for the stretch it covers: from its oldest message (or the beginning, when it came back short) up to `before` (or the end); with `after`, from there
 * up to its newest message (or the end, when it came back short). What was shown there and is not in the page is gone: taken back, or purged.
 *
 * @param current oldest first.
 * @returns oldest first. Messages that did not change keep their object, so that nothing is drawn anew for nothing.
 */
export function mergePage(current: readonly CachedMessage[], page: ReadPage): readonly CachedMessage[] {
  const { before, after } = page;
  const isShort = page.messages.length < page.limit;
  const first = after ?? (isShort ? null : (page.messages.at(-1) ?? null));
  const last = after === undefined ? before : isShort ? null : (page.messages[0] ?? null);
  const isCovered = (message: Cursor) =>
    (first === null || compareCursors(message, first) >= (after === undefined ? 0 : 1)) && (last === null || compareCursors(message, last) < (after === undefined ? 0 : 1));
  const known = new Map(current.map((message) => [message.id, message]));
  const fresh = page.messages.map((message) => keepSame<CachedMessage>(known.get(message.id), message));
  return [...current.filter((message) => !isCovered(message)), ...fresh].sort(compareCursors);
}
