import type { CachedMessage } from '../../shared/bridge/commands.ts';
import type { MessageAuthor } from '../../shared/domain/messages/message.ts';
import type { Instant } from '../../shared/kernel/time.ts';
/** One line of a thread. `first` and `last`: of a run by one author, which is drawn as one block. */
export type ThreadRow = {
    readonly kind: 'day';
    readonly day: number;
    readonly at: Instant;
} | {
    readonly kind: 'unread';
    readonly count: number;
} | {
    readonly kind: 'message';
    readonly message: CachedMessage;
    readonly first: boolean;
    readonly last: boolean;
};
/**
 * Turns messages, oldest first, into rows: a separator before each day, one before the first unread, and blocks of one author. Pure.
 *
 * @param facts.dayOf number of the calendar day in the reader's zone.
 */
export declare function groupMessages(messages: readonly CachedMessage[], facts: {
    readonly dayOf: (at: Instant) => number;
    readonly firstUnreadId: string | null;
    readonly unread: number;
}): readonly ThreadRow[];
/** Equal for the same author. */
export declare function authorKey(author: MessageAuthor): string;
/** The oldest of the newest `unread` incoming messages; null when nothing is unread or it is not loaded. */
export declare function findFirstUnread(messages: readonly CachedMessage[], unread: number): string | null;
