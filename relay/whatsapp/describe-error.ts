import type { LogFacts } from './whatsapp-log.ts';

/** What may be said of an error in a log or a row: its class and its code. Never its text: drivers and HTTP clients put values and tokens there. */
export function describeError(error: unknown): LogFacts & { readonly error: string } {
  if (typeof error !== 'object' || error === null) return { error: typeof error };
  const kind = error instanceof Error ? error.constructor.name : 'object';
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code).slice(0, 40) : null;
  return { error: code === null ? kind : `${kind} ${code}` };
}
