import { closeSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** `O_CLOEXEC` of Linux, as `/proc/self/fdinfo` shows it. Source: proc_pid_fdinfo(5). */
const closesOnExec = 0o2000000;
/** Input, output, errors, and the channel to the parent: what `start-node-child.ts` hands over. */
const ours = 3;

/**
 * Closes what this process was left by accident, before it opens anything itself. Chromium keeps its files and sockets open over `exec`, so a child of main holds the other ends of
 * its helpers' channels; when such a helper ends (the graphics process does, at the start, where there is no graphics card) Chromium would never hear of it, and the page would wait for
 * ever.
 *
 * Linux only: macOS leaves a child nothing, and on Windows nothing is left that was not named.
 */
export function closeInheritedFiles(): void {
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc/self/fd')) {
    const file = Number(name);
    if (file <= ours || !wasLeft(file)) continue;
    try {
      closeSync(file);
    } catch {
      // Closed meanwhile.
    }
  }
}

/**
 * What Node has open at its start are queues, pipes and `/dev/null`, all closing on `exec`: a socket or a file was left. The flag alone would not do, because Node sets it on the
 * low numbers of what it finds (libuv, `uv_disable_stdio_inheritance`).
 */
function wasLeft(file: number): boolean {
  try {
    const target = readlinkSync(`/proc/self/fd/${file}`);
    if (target.startsWith('socket:') || (target.startsWith('/') && target !== '/dev/null')) return true;
    const flags = /^flags:\s+([0-7]+)$/mu.exec(readFileSync(`/proc/self/fdinfo/${file}`, 'utf8'))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & closesOnExec) === 0;
  } catch {
    // It was the listing itself.
    return false;
  }
}
