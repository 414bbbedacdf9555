import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry } from 'yauzl';

/** The high half of a ZIP entry's external attributes holds the Unix mode. */
const modeOf = (entry: Entry): number => (entry.externalFileAttributes >>> 16) & 0o777;

/**
 * Unpacks some entries of a ZIP archive.
 * @param place The path below `folder` for an entry's name, or undefined to leave the entry out.
 */
export async function unpackArchive(archive: string, folder: string, place: (name: string) => string | undefined): Promise<void> {
  const zip = await openPromise(archive);
  const inside = resolve(folder) + sep;
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
    if (path === undefined) continue;
    const target = resolve(join(folder, path));
    if (!target.startsWith(inside)) throw new Error(`The archive names a file outside its folder: ${entry.fileName}`);
    await mkdir(dirname(target), { recursive: true });
    await rm(target, { force: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode: modeOf(entry) || 0o644 }));
  }
  zip.close();
}
