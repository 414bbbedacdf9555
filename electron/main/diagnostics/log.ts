import type { Clock } from '../../../shared/kernel/time.ts';

/**
 * The only things that a log line may say. Ids are opaque by design; there is no field for a text, a name, a number, an address or a token, so that
 * nobody can log one in passing.
 */
export type LogFields = {
  readonly kind?: string;
  readonly reason?: string;
  readonly detail?: string | null;
  readonly code?: string | number | null;
  readonly status?: number;
  readonly command?: string;
  readonly report?: string;
  readonly stack?: string;
  readonly count?: number;
  readonly milliseconds?: number;
  readonly revision?: number | null;
  readonly state?: string;
  readonly version?: string;
  readonly platform?: string;
};

export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
};

const allowed: Readonly<Record<keyof LogFields, true>> = {
  kind: true,
  reason: true,
  detail: true,
  code: true,
  status: true,
  command: true,
  report: true,
  stack: true,
  count: true,
  milliseconds: true,
  revision: true,
  state: true,
  version: true,
  platform: true,
};

const longestValue = 2000;

/** Makes a log that writes one JSON object a line to `write`. Fields that are not on the list are dropped, also when a cast smuggled them in. */
export function createLog(parts: { readonly clock: Clock; readonly write: (line: string) => void }): Log {
  const put = (level: 'info' | 'warn' | 'error') => (event: string, fields: LogFields = {}) => {
    const kept = Object.entries(fields).filter(([name, value]) => name in allowed && value !== undefined);
    const shortened = kept.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, longestValue) : value] as const);
    const time = new Date(parts.clock.now()).toISOString();
    parts.write(`${JSON.stringify({ time, level, event, ...Object.fromEntries(shortened) })}\n`);
  };
  return { info: put('info'), warn: put('warn'), error: put('error') };
}
