/**
 * Resolves once this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the process that launched it.
 * From the call on, those signals no longer end the process by themselves.
 */
export function whenAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    process.on('disconnect', () => resolve('the launcher ended'));
    // Listening for 'disconnect' would keep this process alive for ever.
    process.channel?.unref();
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) resolve('the parent ended');
    }, 1000);
    watch.unref();
  });
}
