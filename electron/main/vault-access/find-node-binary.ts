import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The Node that the npm package `node` carries, in `node_modules` of `start` or of a folder above it: the development machine's way to run the vault
 * where Electron's own Node is too old for the database driver. Null when there is none.
 */
export function findNodeBinary(start: string): string | null {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', 'node', 'bin', name);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return null;
  }
}
