import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdLock } from '../bootstrap/hold-lock.js';
import { showProgress } from '../bootstrap/progress.js';
import { printFailure } from '../bootstrap/stop.js';
import { BUNDLE_TARGETS, COMMON_SOURCES, type BundleTarget } from './bundle-targets.ts';
import { fingerprintOf } from './source-fingerprint.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

type Pending = { readonly target: BundleTarget; readonly fingerprint: string; readonly stamp: string };

const stampOf = (root: string, target: BundleTarget): string => join(root, 'out/.fingerprints', target.name);

/** The targets whose sources are not those that their result was made from. */
function pendingTargets(root: string, targets: readonly BundleTarget[], force: boolean): readonly Pending[] {
  return targets.flatMap((target) => {
    const stamp = stampOf(root, target);
    const fingerprint = fingerprintOf(root, [...target.sources, ...COMMON_SOURCES]);
    const isCurrent = existsSync(join(root, target.result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
    return isCurrent && !force ? [] : [{ target, fingerprint, stamp }];
  });
}

/**
 * Bundles the client into `out/`, leaving alone what is up to date.
 * @returns the names of the bundles that were made.
 */
export async function buildApp(
  root: string = PROJECT,
  { force = false, targets = BUNDLE_TARGETS }: { readonly force?: boolean; readonly targets?: readonly BundleTarget[] } = {},
): Promise<readonly string[]> {
  // Before the lock, too: a start that has nothing to build must not wait for one that has.
  if (pendingTargets(root, targets, force).length === 0) return [];
  const release = await holdLock(join(root, '.deskline/build.lock'), () => console.error('Another start is building the app; waiting for it …'));
  try {
    const pending = pendingTargets(root, targets, force);
    if (pending.length === 0) return [];
    const progress = showProgress(`Building the app (${pending.map(({ target }) => target.name).join(', ')})`);
    try {
      // Loaded only here: a start with nothing to build has no use for the bundler.
      const { build } = await import('vite');
      for (const { target, fingerprint, stamp } of pending) {
        rmSync(stamp, { force: true });
        await build(target.config(root));
        mkdirSync(dirname(stamp), { recursive: true });
        writeFileSync(stamp, fingerprint);
      }
      progress.done();
    } catch (error) {
      progress.failed();
      throw error;
    }
    return pending.map(({ target }) => target.name);
  } finally {
    release();
  }
}

if (import.meta.main) {
  try {
    await buildApp(PROJECT, { force: true });
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
