import type { Announcement } from '../../../shared/bridge/changes.ts';
import type { Timers } from '../clock/timers.ts';

type Changes = Announcement['changes'];

/** A page that is told more than this at once is better off reading all that it shows again. Far below, naming what changed spares it that: what half a second of a synchronisation brings. */
const mostChanges = 2_000;
/** More than this is a batch of a synchronisation rather than something that happens to one conversation: the page reads its list again for it. */
const manyChanges = 20;
/** Between two batches. Twice a second is seen as steady progress, and leaves the page's thread to whoever types in it. */
const batchPauseMs = 500;

const isContent = ({ kind }: Changes[number]): boolean => kind !== 'session' && kind !== 'navigation';

/**
 * Gathers changes and announces them once per turn of the event loop, each once, under a revision that rises by one. While batches follow each other
 * their content rests for up to `batchPauseMs`; what is no content (session, navigation) never waits.
 *
 * @param send delivers to every page; it may be called when there is none.
 */
export function createAnnouncer(parts: { readonly timers: Timers; readonly send: (announcement: Announcement) => void }): (changes: Changes) => void {
  let revision = 0;
  let gathered = new Map<string, Changes[number]>();
  let isDue = false;
  let isResting = false;
  const say = (changes: Changes) => {
    revision += 1;
    // The session stays: it is no content, and `everything` may be read as content alone.
    const shortened = changes.length <= mostChanges ? changes : [...changes.filter((change) => !isContent(change)), { kind: 'everything' as const }];
    parts.send({ revision, changes: shortened });
  };
  const flush = () => {
    const changes = [...gathered.values()];
    if (changes.length === 0) return;
    const isBatch = changes.length > manyChanges;
    const told = isBatch && isResting ? changes.filter((change) => !isContent(change)) : changes;
    gathered = new Map(told === changes ? [] : [...gathered].filter(([, change]) => isContent(change)));
    if (told.length > 0) say(told);
    if (!isBatch || isResting) return;
    isResting = true;
    parts.timers.after(batchPauseMs, () => {
      isResting = false;
      flush();
    });
  };
  return (changes) => {
    if (changes.length === 0) return;
    for (const change of changes) gathered.set('id' in change ? `${change.kind} ${change.id}` : change.kind, change);
    if (isDue) return;
    isDue = true;
    parts.timers.soon(() => {
      isDue = false;
      flush();
    });
  };
}
