/*
 * A small process that outlives its parent by a moment: it is told which process groups exist, and when its input closes (the parent ended,
 * however it ended) it ends them. That is the only way to keep 'stopping it stops everything' true after a SIGKILL.
 *
 * Input: lines '+<process group>' and '-<process group>'.
 */
import { createInterface } from 'node:readline';

/** How long a group may take to end by itself before it is killed. The database of the relay closes well within this. */
const GRACE_MS = 4000;
/** @type {Set<number>} */
const groups = new Set();

/** @param {number} group @param {NodeJS.Signals | 0} signal */
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}

// It must not die from the Ctrl-C or the closed terminal that ends its parent: that is when it is needed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const group = Number(line.slice(1));
  if (line.startsWith('+')) groups.add(group);
  else groups.delete(group);
});
lines.on('close', () => {
  for (const group of groups) {
    try {
      // The leader alone: it knows in which order its own children have to end.
      process.kill(group, 'SIGTERM');
    } catch {
      signalGroup(group, 'SIGKILL');
    }
  }
  const started = Date.now();
  const timer = setInterval(() => {
    for (const group of groups) if (!signalGroup(group, 0)) groups.delete(group);
    if (groups.size > 0 && Date.now() - started < GRACE_MS) return;
    for (const group of groups) signalGroup(group, 'SIGKILL');
    clearInterval(timer);
  }, 50);
});
