import type { Database } from '../database/database.ts';
import { logChannel } from './append-to-log.ts';

/** Tells who waits that a company's log has grown. */
export type LogBell = {
  /** `hear` gets the newest sequence, or null when notices may have been lost and the head must be read. Answers a function that ends it. */
  readonly subscribe: (companyId: string, hear: (head: number | null) => void) => () => void;
  readonly stop: () => Promise<void>;
};

/** One listening connection for the whole process, shared by all streams. */
export async function startLogBell(database: Database): Promise<LogBell> {
  const listeners = new Map<string, Set<(head: number | null) => void>>();
  const stop = await database.listen(
    logChannel,
    (payload) => {
      const [companyId = '', sequence = ''] = payload.split(':');
      for (const hear of listeners.get(companyId) ?? []) hear(Number(sequence));
    },
    () => {
      for (const hear of [...listeners.values()].flatMap((set) => [...set])) hear(null);
    },
  );
  return {
    subscribe: (companyId, hear) => {
      const set = listeners.get(companyId) ?? new Set();
      listeners.set(companyId, set);
      set.add(hear);
      return () => {
        set.delete(hear);
        if (set.size === 0 && listeners.get(companyId) === set) listeners.delete(companyId);
      };
    },
    stop,
  };
}
