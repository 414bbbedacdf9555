import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';

/**
 * The relay's log: one JSON object a line.
 *
 * Rules for whoever writes to it: ids of ours, counts, codes and durations only. Never a message, a name, a phone number, an id of Meta's, a
 * token, a body, a query string, or the text of a driver's error (it quotes values); `errorFields` gives what may be said of an error.
 */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** The log's root. Redaction is the second line of defence: the first is not to hand these over. */
export function createLog(destination: DestinationStream = pino.destination(1)): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ['authorization', '*.authorization', 'headers', '*.headers', 'body', '*.body', 'token', '*.token', 'query', '*.query'], censor: '[redacted]' },
      serializers: { err: errorFields, error: errorFields },
    },
    destination,
  );
}

/** What may be said of an error in a log: its kind, its code and where it was thrown. Not its message: drivers put values into it. */
export function errorFields(error: unknown): { readonly type: string; readonly code: string | null; readonly at: readonly string[] } {
  if (typeof error !== 'object' || error === null) return { type: typeof error, code: null, at: [] };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : null;
  if (!(error instanceof Error)) return { type: 'object', code, at: [] };
  // The first lines of a stack repeat the message; the frames below hold files and functions alone.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.constructor.name, code, at: frames.slice(0, 8).map((line) => line.trim()) };
}
