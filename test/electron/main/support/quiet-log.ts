import type { Log } from '../../../../electron/main/diagnostics/log.ts';

/** A log for tests that are not about the log. */
export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
