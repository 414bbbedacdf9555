import { z } from 'zod';
import { readMeta } from '../meta/meta-values.ts';
import { found, onCache } from '../operation.ts';

/** 0 before the first batch. */
export const readCursor = onCache<'changes.cursor'>(z.null(), (cache) => found(cache.database.read((database) => readMeta(database, 'cursor') ?? 0)));
