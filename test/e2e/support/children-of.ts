import { readdir, readFile } from 'node:fs/promises';

/** Process ids below a process, from /proc. */
export async function childrenOf(parent: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parentId = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (Number.isInteger(parentId)) parents.set(Number(name), parentId);
  }
  const found: number[] = [];
  const visit = (id: number): void => {
    for (const [child, parentId] of parents) {
      if (parentId !== id) continue;
      found.push(child);
      visit(child);
    }
  };
  visit(parent);
  return found;
}
