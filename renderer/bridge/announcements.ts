import type { Announcement } from '../../shared/bridge/changes.ts';

export type Change = Announcement['changes'][number];
type Listener = (changes: readonly Change[]) => void;

/**
 * Follows the revision of announcements. Pure but for its own counter: a first announcement, or the next in line, passes as it is; after a gap
 * nobody knows what was missed, so all is to be read again.
 */
export function createRevisionGuard(): (announcement: Announcement) => readonly Change[] {
  let last: number | null = null;
  return (announcement) => {
    const gap = last !== null && announcement.revision !== last + 1;
    last = announcement.revision;
    return gap ? [{ kind: 'everything' }] : announcement.changes;
  };
}

const listeners = new Set<Listener>();

/** Hears every change until the returned function is called. */
export function onChanges(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Connects the page to main's announcements; called once, by main.tsx. */
export function startListening(): () => void {
  const guard = createRevisionGuard();
  return window.deskline.onAnnouncement((announcement) => {
    const changes = guard(announcement as Announcement);
    for (const listener of listeners) listener(changes);
  });
}
