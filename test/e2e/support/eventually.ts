import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until something that another process does has happened. The limit says that nothing happens any more: on a busy machine everything takes many times as long.
 *
 * @param what completes the sentence 'it never happened that …'.
 */
export async function eventually(what: string, happened: () => Promise<boolean> | boolean, withinMs = 60_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  let lastError: unknown;
  for (;;) {
    try {
      if (await happened()) return;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > deadline) throw new Error(`It never happened within ${withinMs} ms that ${what}`, { cause: lastError });
    await pause(50);
  }
}
