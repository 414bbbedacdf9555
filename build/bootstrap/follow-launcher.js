/* Loaded before the entry in the process that launch.js starts: when the launcher is gone, even by SIGKILL, this process is asked to end in order. */
if (process.channel !== undefined) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Listening must not keep a finished program alive.
  process.channel?.unref();
}
