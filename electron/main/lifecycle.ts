import { app, net, powerMonitor } from 'electron';
import { z } from 'zod';
import type { Composition } from './compose.ts';
import { startTick } from './clock/tick.ts';
import type { Timers } from './clock/timers.ts';
import { describeError } from './diagnostics/describe-error.ts';
import type { Log } from './diagnostics/log.ts';

/** What a second start hands over to the one that runs. */
const secondStart = z.object({ link: z.string().max(10_000).nullable() });
/** Longer than this the end of the application does not wait for anything. SQLite survives a kill; a log-out of the system does not wait either. */
const closePatienceMs = 6_000;
const networkLookMs = 2_000;

/**
 * Ties the application to the life of the process: second start, links, sleep, network, windows, end.
 *
 * @param parts.links links that came with the start.
 * @param parts.secondStarts what other starts handed over before this one had been put together.
 */
export function runLifecycle(parts: { readonly composition: Composition; readonly timers: Timers; readonly log: Log; readonly links: readonly string[]; readonly secondStarts: readonly unknown[] }): void {
  const { composition, timers, log } = parts;
  const { application } = composition;
  let isClosing = false;

  const follow = (link: string) => {
    composition.showWindow();
    application.links.follow(link);
  };
  for (const link of parts.links) application.links.follow(link);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    follow(url);
  });
  const takeSecondStart = (handedOver: unknown) => {
    const start = secondStart.safeParse(handedOver);
    if (start.success && start.data.link !== null) follow(start.data.link);
    else composition.showWindow();
  };
  for (const handedOver of parts.secondStarts) takeSecondStart(handedOver);
  app.on('second-instance', (_event, _argv, _folder, handedOver) => takeSecondStart(handedOver));
  app.on('activate', composition.showWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  const resumed = () => application.desk()?.resumed();
  powerMonitor.on('resume', resumed);
  powerMonitor.on('unlock-screen', resumed);
  // Main is told of no network change: the flag is looked at, which costs nothing.
  let wasOnline = net.isOnline();
  const stopLooking = startTick({
    timers,
    everyMs: networkLookMs,
    run: () => {
      const isOnline = net.isOnline();
      if (isOnline && !wasOnline) application.desk()?.sync.networkBack();
      wasOnline = isOnline;
    },
  });

  app.on('before-quit', (event) => {
    if (isClosing) return;
    isClosing = true;
    event.preventDefault();
    stopLooking();
    log.info('closing');
    composition.rememberWindow();
    const patience = new Promise<void>((resolve) => timers.after(closePatienceMs, resolve));
    const closing = application.close().catch((error: unknown) => log.error('close.failed', describeError(error)));
    void Promise.race([closing, patience]).then(() => {
      log.info('closed');
      app.exit(0);
    });
  });
}
