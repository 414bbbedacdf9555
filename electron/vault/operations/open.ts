import { z } from 'zod';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import { describeFailure } from '../database/describe-failure.ts';
import { openDatabase } from '../database/open-database.ts';
import type { OpenedDatabase } from '../database/open-database.ts';
import { prepareCacheFolder } from '../database/cache-folder.ts';
import type { CachePaths } from '../database/cache-folder.ts';
import { readRebuildMark, removeRebuildMark } from '../database/rebuild-mark.ts';
import { keepFilesInMemory } from '../media-files/keep-files-in-memory.ts';
import { keepFilesOnDisk } from '../media-files/keep-files-on-disk.ts';
import { readRebuilding, storeRebuilding } from '../meta/keep-rebuilding.ts';
import { readMeta } from '../meta/meta-values.ts';
import { removeTraces } from '../remove-traces.ts';
import type { Operation, VaultRoom } from '../operation.ts';
import type { Cache } from '../cache.ts';

export const vaultLocation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disk'), folder: z.string().min(1) }),
  z.strictObject({ kind: z.literal('memory') }),
]);

/** Opening an open vault closes it first. Files whose keys are gone leave the disk here; files that never had a row (a crash came between) leave with the next purge. */
export const open: Operation<'open'> = {
  args: z.strictObject({ location: vaultLocation, key: z.instanceof(Uint8Array) }),
  run: (room, { location, key }) => {
    room.cache?.database.close();
    room.cache = null;
    try {
      const paths = location.kind === 'disk' ? prepareCacheFolder(location.folder) : null;
      const { onStatement, maxPages } = room.surroundings;
      const opened = openDatabase({ path: paths?.database ?? null, key, onStatement, maxPages });
      if (!opened.ok) return opened;
      return finishOpening(room, paths, opened.value);
    } finally {
      key.fill(0);
    }
  },
};

function finishOpening(room: VaultRoom, paths: CachePaths | null, { database, fresh }: OpenedDatabase): ReturnType<(typeof open)['run']> {
  try {
    const mark = paths === null ? null : readRebuildMark(paths);
    // Without a birth nothing has been applied yet: the rebuild cannot be over, also when an opening before this one died here.
    if (mark !== null) database.write((inside) => {
      if (readMeta(inside, 'born-at') === null) storeRebuilding(inside, mark);
    });
    if (paths !== null) removeRebuildMark(paths);
    const rebuilding = database.read(readRebuilding);
    const files = paths === null ? keepFilesInMemory() : keepFilesOnDisk(paths.media, room.surroundings.onFileStep);
    const cache: Cache = { database, files };
    removeTraces(cache);
    room.cache = cache;
    return succeed({ value: { fresh, ...(rebuilding === null ? {} : { rebuilding }) }, changes: [{ kind: 'everything' }] });
  } catch (failure) {
    database.close();
    return fail(describeFailure(failure));
  }
}
