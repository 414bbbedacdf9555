/*
 * Loaded before the entry in the process that launch.js starts: when the launcher is gone, even by SIGKILL, this process is asked to end in order; when the launcher is
 * interrupted, so is this process.
 */
/** Ctrl-C reaches both processes at the same time; an interrupt that is here this long after the launcher's is the same one. */
const SAME_INTERRUPT_MS = 300;

if (process.channel !== undefined) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // A second interrupt means 'at once' to some entries: what came by itself must not be sent once more.
  let heard = 0;
  let told = 0;
  const hear = () => {
    heard += 1;
    if (process.listenerCount('SIGINT') > 1) return;
    // Nobody else listens: it ends the process, as if nobody did.
    process.off('SIGINT', hear);
    process.kill(process.pid, 'SIGINT');
  };
  process.on('SIGINT', hear);
  process.on('message', (message) => {
    if (message !== 'interrupted') return;
    told += 1;
    const needed = told;
    setTimeout(() => {
      if (heard < needed) process.kill(process.pid, 'SIGINT');
    }, SAME_INTERRUPT_MS);
  });
  // Listening must not keep a finished program alive.
  process.channel?.unref();
}
