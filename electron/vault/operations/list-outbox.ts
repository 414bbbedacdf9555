import { z } from 'zod';
import { found, onCache } from '../operation.ts';
import { listOutboxEntries } from '../outbox/outbox-rows.ts';

export const listOutbox = onCache<'outbox.list'>(z.null(), (cache) => found(cache.database.read(listOutboxEntries)));
