import type { ConversationCounts, ConversationFolder, ViewCounts } from '../../../shared/domain/conversations/conversation-filter.ts';
import type { PersonId, TeamId } from '../../../shared/kernel/ids.ts';
import type { ReadDatabase } from '../database/database.ts';

export const countQuery = `SELECT folder, assignee_id AS assignee, team_id AS team, count(*) AS total, count(nullif(unread, 0)) AS unread, sum(unread) AS messages
  FROM conversation GROUP BY folder, assignee_id, team_id`;

type Group = { readonly folder: ConversationFolder; readonly assignee: string | null; readonly team: string; readonly total: number; readonly unread: number; readonly messages: number };

/** How many conversations each view has. Reads one index from end to end: thousands of short entries, no row. */
export function countConversations(database: ReadDatabase, { me, teams }: { readonly me: PersonId; readonly teams: readonly TeamId[] }): ConversationCounts {
  const groups = database.all<Group>(countQuery);
  const sum = (belongs: (group: Group) => boolean): ViewCounts => {
    const counts = { open: 0, unread: 0, snoozed: 0, closed: 0, messages: 0 };
    for (const group of groups) {
      if (!belongs(group)) continue;
      counts[group.folder] += group.total;
      counts.messages += group.messages;
      if (group.folder === 'open') counts.unread += group.unread;
    }
    return counts;
  };
  return {
    mine: sum(({ assignee }) => assignee === me),
    unassigned: sum(({ assignee }) => assignee === null),
    team: sum(({ team }) => teams.some((id) => id === team)),
    all: sum(() => true),
  };
}
