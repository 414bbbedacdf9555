import { z } from 'zod';
import { instant } from '../../../shared/kernel/instant.ts';
import { found, onCache } from '../operation.ts';
import { readDueNotes, readNextDueNote } from '../outbox/note-lane.ts';
import { readDueEntries, readNextDue } from '../outbox/outbox-rows.ts';
import { pageLimit } from './list-conversations.ts';

export const listDue = onCache<'outbox.due'>(z.strictObject({ now: instant, lineBackReachMs: z.number().int().nonnegative().optional(), limit: pageLimit }), (cache, { now, lineBackReachMs, limit }) =>
  found(cache.database.read((database) => readDueEntries(database, { now: now + (lineBackReachMs ?? 0), clock: now }, limit))),
);

/** Of the entries that may go next: one behind another of its conversation does not count. */
export const tellNextDue = onCache<'outbox.nextDue'>(z.null(), (cache) => found(cache.database.read(readNextDue)));

export const listDueNotes = onCache<'notes.due'>(z.strictObject({ now: instant, limit: pageLimit }), (cache, { now, limit }) =>
  found(cache.database.read((database) => readDueNotes(database, now, limit))),
);

export const tellNextDueNote = onCache<'notes.nextDue'>(z.null(), (cache) => found(cache.database.read(readNextDueNote)));
