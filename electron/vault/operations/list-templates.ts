import { z } from 'zod';
import { found, onCache } from '../operation.ts';
import { readTemplates } from '../template/template-rows.ts';

export const listTemplates = onCache<'templates.list'>(z.null(), (cache) => found(cache.database.read(readTemplates)));
