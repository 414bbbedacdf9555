/**
 * Adds to package-lock.json the optional platform packages that the registry in use does not hold.
 *
 * `npm install` drops an optional package for another platform from the lock when the registry answers 404 for it (mirrors of company
 * networks often hold only the platforms in use), and then `npm ci` refuses that lock everywhere. The version is known all the same:
 * the package that asks for it pins it exactly. An entry made here has no integrity; a machine of that platform gets it from its own
 * registry at the pinned version.
 *
 * Usage: `npm run lock` after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type LockEntry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: readonly string[];
  cpu?: readonly string[];
  optionalDependencies?: Readonly<Record<string, string>>;
};
type Lock = { packages: Record<string, LockEntry> };

const SYSTEMS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'aix'];
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

/** `os` and `cpu` as the name of a platform package tells them; npm needs them to skip the package elsewhere. */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu'> {
  const words = (name.split('/').at(-1) ?? name).split(/[-_.]/);
  const system = SYSTEMS.find((known) => words.includes(known));
  const processor = PROCESSORS.find((known) => words.includes(known));
  return { ...(processor === undefined ? {} : { cpu: [processor] }), ...(system === undefined ? {} : { os: [system] }) };
}

/** Whether some `node_modules` folder on the way up from `parent` holds `name`, as npm and Node look it up. */
function isLocked(packages: Lock['packages'], parent: string, name: string): boolean {
  let folder = parent;
  for (;;) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
    const cut = folder.lastIndexOf('/node_modules/');
    folder = cut === -1 ? '' : folder.slice(0, cut);
  }
}

/** A copy of the lock in which every exactly pinned optional dependency has an entry, and the names that were added. */
export function completeLock(lock: Lock): { readonly lock: Lock; readonly added: readonly string[] } {
  const packages: Record<string, LockEntry> = { ...lock.packages };
  const added: string[] = [];
  for (const [parent, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!/^\d+\.\d+\.\d+/.test(version) || isLocked(packages, parent, name)) continue;
      packages[`node_modules/${name}`] = { version, ...(entry.dev === true ? { dev: true } : {}), ...platformOf(name), optional: true };
      added.push(name);
    }
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  return { lock: { ...lock, packages: sorted }, added };
}

if (import.meta.main) {
  const file = new URL('../../package-lock.json', import.meta.url);
  const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')) as Lock);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? 'package-lock.json is complete.' : `package-lock.json: added ${added.length} platform packages.`);
}
