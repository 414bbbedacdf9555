import type { CachedMessage } from '../../shared/bridge/commands.ts';
import type { Instant } from '../../shared/kernel/time.ts';
export type Cursor = {
    readonly at: Instant;
    readonly id: string;
};
/** Order of a thread: `at`, then `id`. Negative when `one` comes first. */
export declare function compareCursors(one: Cursor, other: Cursor): number;
/**
 * Lays a freshly read page over what a thread shows. Pure.
 *
 * The page is the truth for the stretch it covers: from its oldest message (or the beginning, when it came back short) up to `before` (or the end). What
 * was shown there and is not in the page is gone: taken back, or purged.
 *
 * @param current oldest first · @param page.messages newest first, as the bridge answers.
 * @returns oldest first. Messages that did not change keep their object, so that nothing is drawn anew for nothing.
 */
export declare function mergePage(current: readonly CachedMessage[], page: {
    readonly messages: readonly CachedMessage[];
    readonly before: Cursor | null;
    readonly limit: number;
}): readonly CachedMessage[];
