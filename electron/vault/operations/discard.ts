import { z } from 'zod';
import { succeed } from '../../../shared/kernel/result.ts';
import { deleteCache, pathsIn, prepareCacheFolder } from '../database/cache-folder.ts';
import { leaveRebuildMark, removeRebuildMark } from '../database/rebuild-mark.ts';
import type { Operation } from '../operation.ts';
import { vaultLocation } from './open.ts';

/** Repeating it is fine. */
export const discard: Operation<'discard'> = {
  args: z.strictObject({ location: vaultLocation, rebuild: z.enum(['wrong-key', 'corrupt', 'from-the-future']).optional() }),
  run: (room, { location, rebuild }) => {
    room.cache?.database.close();
    room.cache = null;
    if (location.kind === 'disk') {
      // Without a rebuild nothing new is begun: a folder that is not there is not made.
      if (rebuild === undefined) removeRebuildMark(pathsIn(location.folder));
      else leaveRebuildMark(prepareCacheFolder(location.folder), rebuild, room.surroundings.clock.now());
      deleteCache(location.folder);
    }
    return succeed({ value: null, changes: [{ kind: 'everything' }] });
  },
};
