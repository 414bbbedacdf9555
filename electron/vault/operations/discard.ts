import { z } from 'zod';
import { succeed } from '../../../shared/kernel/result.ts';
import { deleteCache } from '../database/cache-folder.ts';
import type { Operation } from '../operation.ts';
import { vaultLocation } from './open.ts';

/** Repeating it is fine. */
export const discard: Operation<'discard'> = {
  args: z.strictObject({ location: vaultLocation }),
  run: (room, { location }) => {
    room.cache?.database.close();
    room.cache = null;
    if (location.kind === 'disk') deleteCache(location.folder);
    return succeed({ value: null, changes: [{ kind: 'everything' }] });
  },
};
