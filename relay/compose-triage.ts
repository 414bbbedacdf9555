import type { TriageOutcome } from '../shared/domain/conversations/triage-act.ts';
import type { Message } from '../shared/domain/messages/message.ts';
import { presenceHolds } from '../shared/domain/presence/presence.ts';
import type { Person } from '../shared/domain/people/person.ts';
import type { ConversationId } from '../shared/kernel/ids.ts';
import { fail, succeed } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { RelayRefusal } from '../shared/protocol/errors.ts';
import { findTeam } from './conversations/find-team.ts';
import { handOver } from './conversations/hand-over.ts';
import { takeHandover } from './conversations/take-handover.ts';
import { triageConversation } from './conversations/triage-conversation.ts';
import { writeNote } from './conversations/write-note.ts';
import type { Database, Sql } from './database/database.ts';
import { loadPeople } from './directory/load-people.ts';
import type { EdgeFunctions } from './edge/edge.ts';
import { errorFields } from './log.ts';
import type { Log } from './log.ts';
import { loadMessages } from './messages/load-messages.ts';
import type { PresenceBell } from './presence/presence-bell.ts';

type Written = { readonly created: boolean; readonly message: Message };

/** Connects conversations, directory, messages and presence for it. */
export function composeTriage({ database, presence, log, now, newId }: {
  readonly database: Database;
  readonly presence: Pick<PresenceBell, 'tell'>;
  readonly log: Log;
  readonly now: () => number;
  readonly newId: () => string;
}): EdgeFunctions['triage'] {
  const findPeople = async (sql: Sql, ids: readonly string[]): Promise<readonly Person[]> => [...(await loadPeople(sql, ids)).values()];
  const findPerson = async (sql: Sql, id: string): Promise<Person | null> => (await loadPeople(sql, [id])).get(id) ?? null;
  const withMessage = async (id: string, written: Result<{ readonly created: boolean }, RelayRefusal>): Promise<Result<Written, RelayRefusal>> => {
    if (!written.ok) return written;
    const message = (await loadMessages(database, [id])).get(id);
    return message === undefined ? fail('not-found') : succeed({ created: written.value.created, message });
  };
  return {
    act: async (device, ids, act) => {
      const outcomes: { readonly id: ConversationId; readonly outcome: TriageOutcome }[] = [];
      for (const id of new Set(ids)) {
        // Each for itself: one that fails must not undo, or hide, what was done to the others.
        const outcome = await triageConversation(database, id, { person: device.person, act, now: now(), newId, findPerson }).catch((error: unknown): TriageOutcome => {
          log.error({ error: errorFields(error) }, 'a conversation could not be triaged');
          return { outcome: 'refused', reason: 'unavailable' };
        });
        outcomes.push({ id, outcome });
      }
      return outcomes;
    },
    writeNote: async (device, request) => withMessage(request.id, await writeNote(database, { person: device.person, request, now: now(), findPeople })),
    handOver: async (device, request) => withMessage(request.id, await handOver(database, { person: device.person, request, now: now(), findPeople })),
    takeHandover: (device, id) => takeHandover(database, { person: device.person, id, now: now() }),
    tellPresence: async (device, id, act) => {
      const team = await findTeam(database, device.person, id);
      if (team === null) return fail('not-found');
      const until = act === 'away' ? now() : now() + presenceHolds[act];
      await presence.tell(device.companyId, team, { conversationId: id, personId: device.person.id, act, until });
      return succeed(null);
    },
  };
}
