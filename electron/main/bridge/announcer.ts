import type { Announcement } from '../../../shared/bridge/changes.ts';
import type { Timers } from '../clock/timers.ts';

type Changes = Announcement['changes'];

/** A page that is told more than this at once is better off reading all that it shows again. */
const mostChanges = 200;

/**
 * Gathers changes and announces them once per turn of the event loop, each once, under a revision that rises by one.
 *
 * @param send delivers to every page; it may be called when there is none.
 */
export function createAnnouncer(parts: { readonly timers: Pick<Timers, 'soon'>; readonly send: (announcement: Announcement) => void }): (changes: Changes) => void {
  let revision = 0;
  let gathered = new Map<string, Changes[number]>();
  const flush = () => {
    const changes = [...gathered.values()];
    gathered = new Map();
    revision += 1;
    // The session stays: it is no content, and `everything` may be read as content alone.
    const shortened = changes.length <= mostChanges ? changes : [...changes.filter(({ kind }) => kind === 'session' || kind === 'navigation'), { kind: 'everything' as const }];
    parts.send({ revision, changes: shortened });
  };
  return (changes) => {
    if (changes.length === 0) return;
    if (gathered.size === 0) parts.timers.soon(flush);
    for (const change of changes) gathered.set('id' in change ? `${change.kind} ${change.id}` : change.kind, change);
  };
}
