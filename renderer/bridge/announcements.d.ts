import type { Announcement } from '../../shared/bridge/changes.ts';
export type Change = Announcement['changes'][number];
type Listener = (changes: readonly Change[]) => void;
/**
 * Follows the revision of announcements. Pure but for its own counter: a first announcement, or the next in line, passes as it is; after a gap
 * nobody knows what was missed, so all is to be read again.
 */
export declare function createRevisionGuard(): (announcement: Announcement) => readonly Change[];
/** Hears every change until the returned function is called. */
export declare function onChanges(listener: Listener): () => void;
/** Connects the page to main's announcements; called once, by main.tsx. */
export declare function startListening(): () => void;
export {};
