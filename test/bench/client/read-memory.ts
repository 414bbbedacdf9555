import { readFile } from 'node:fs/promises';

/** What one process takes. `pssBytes` shares what several processes map, so that the sum over processes is what the machine gives. */
export type ProcessMemory = { readonly name: string; readonly pssBytes: number };

/** Linux only: elsewhere the system does not tell. Processes that have ended meanwhile are left out. */
export async function readMemory(ids: readonly number[]): Promise<readonly ProcessMemory[]> {
  const found: ProcessMemory[] = [];
  for (const id of ids) {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    const kilobytes = /^Pss:\s+(\d+) kB$/mu.exec(rollup)?.[1];
    if (kilobytes === undefined) continue;
    found.push({ name: nameOf((await readFile(`/proc/${id}/cmdline`, 'utf8')).split(/[\0 ]/u)), pssBytes: Number(kilobytes) * 1024 });
  }
  return found;
}

function nameOf(words: readonly string[]): string {
  const type = words.find((word) => word.startsWith('--type='))?.slice('--type='.length);
  if (type === undefined) return words.some((word) => word.endsWith('/out/vault/entry.js')) ? 'vault' : 'main';
  const service = words.find((word) => word.startsWith('--utility-sub-type='))?.slice('--utility-sub-type='.length);
  return service === undefined ? type : service.split('.')[0] ?? type;
}
