import { z } from 'zod';
import { messageId } from '../../../shared/kernel/ids.ts';
import { countUnread, explainNotice, readHeld, readUndecided } from '../notice/notice-rows.ts';
import { found, onCache } from '../operation.ts';
import { pageLimit } from './list-conversations.ts';

/** Oldest first. */
export const listUndecided = onCache<'notices.undecided'>(z.strictObject({ limit: pageLimit }), (cache, { limit }) =>
  found(cache.database.read((database) => readUndecided(database, limit))),
);

/** Conversations in the order of their newest held message. */
export const listHeld = onCache<'notices.held'>(z.null(), (cache) => found(cache.database.read(readHeld)));

export const explain = onCache<'notices.explain'>(z.strictObject({ messageId }), (cache, args) =>
  found(cache.database.read((database) => explainNotice(database, args.messageId))),
);

export const countBadge = onCache<'notices.badge'>(z.null(), (cache) => found(cache.database.read(countUnread)));
