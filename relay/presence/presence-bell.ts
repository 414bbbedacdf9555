import { z } from 'zod';
import { presenceEvent } from '../../shared/protocol/presence.ts';
import type { PresenceEvent } from '../../shared/protocol/presence.ts';
import { teamId } from '../../shared/kernel/ids.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import type { Database } from '../database/database.ts';

/** The channel on which relay processes tell each other who is where. Ids and instants alone; nothing is stored. */
export const presenceChannel = 'deskline_presence';

const told = z.object({ companyId: z.string(), teamId, event: presenceEvent });

/** Tells all streams of all processes who is where. */
export type PresenceBell = {
  readonly tell: (companyId: string, team: TeamId, event: PresenceEvent) => Promise<void>;
  /** Answers a function that ends it. */
  readonly subscribe: (hear: (companyId: string, team: TeamId, event: PresenceEvent) => void) => () => void;
  readonly stop: () => Promise<void>;
};

/** One listening connection for the whole process. What is lost while it reconnects is repeated by whoever still looks. */
export async function startPresenceBell(database: Database): Promise<PresenceBell> {
  const listeners = new Set<(companyId: string, team: TeamId, event: PresenceEvent) => void>();
  const stop = await database.listen(
    presenceChannel,
    (payload) => {
      const parsed = told.safeParse(parseJson(payload));
      // Of another version's process, in the minutes of an update.
      if (!parsed.success) return;
      for (const hear of listeners) hear(parsed.data.companyId, parsed.data.teamId, parsed.data.event);
    },
    () => undefined,
  );
  return {
    tell: async (companyId, team, event) => {
      await database.query('SELECT pg_notify($1, $2)', [presenceChannel, JSON.stringify({ companyId, teamId: team, event })]);
    },
    subscribe: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    stop,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
