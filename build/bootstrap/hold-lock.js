import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Takes a lock file that names its holder's process, waiting while another living process has it. Left-overs of a dead one are taken over.
 * @param {string} file
 * @param {() => void} [onWait] Called once when it has to wait.
 * @returns {Promise<() => void>} Gives the lock back.
 */
export async function holdLock(file, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    // 0: between creation and writing. NaN cannot be a living process.
    if (holder !== undefined && holder !== 0 && (holder === process.pid || !isAlive(holder))) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) onWait?.();
    told = true;
    await wait(200);
  }
}
