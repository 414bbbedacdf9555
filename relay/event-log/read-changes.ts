import { planPurge } from '../../shared/domain/retention/plan-purge.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { ChangesResponse } from '../../shared/protocol/changes.ts';
import type { Database, Sql } from '../database/database.ts';
import type { LogEntry } from './append-to-log.ts';
import type { ChangeLoaders } from './change-loaders.ts';
import { gatherChanges } from './gather-changes.ts';

/** Who reads, and from where. `limit` counts entries of the log, seen or not. */
export type ChangesRequest = {
  readonly companyId: string;
  readonly person: Pick<Person, 'id' | 'role' | 'teamIds'>;
  readonly after: number;
  readonly limit: number;
  readonly now: number;
};

/**
 * Reads one page of the event log as one person may see it, with the present state of everything that is named in it.
 *
 * One repeatable-read transaction: entries, states, rules and head belong to one moment. A cursor above the head can only come from before
 * the database was restored from a backup; the answer then begins at the start of the log, because applying things again does no harm.
 */
export async function readChanges(database: Database, loaders: ChangeLoaders, request: ChangesRequest): Promise<ChangesResponse> {
  return database.transaction(
    async (transaction) => {
      const head = await readHead(transaction, request.companyId);
      const after = request.after > head ? 0 : request.after;
      const entries = await transaction.query<LogEntry & { readonly sequence: number }>(
        `SELECT sequence, entity, entity_id AS id, team_id AS "teamId" FROM event_log
         WHERE company_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
        [request.companyId, after, request.limit],
      );
      const cursor = entries.at(-1)?.sequence ?? after;
      const policy = await loaders.policy(transaction, request.companyId);
      const changes = await gatherChanges(transaction, loaders, {
        entries,
        person: request.person,
        policyRevision: policy.revision,
        messagesBefore: planPurge(policy.retention, request.now).messagesBefore,
      });
      return { changes: [...changes], cursor, hasMore: cursor < head, relayTime: request.now };
    },
    { isolation: 'repeatable read' },
  );
}

/** The newest sequence of a company's log; 0 before the first entry. */
export async function readHead(sql: Sql, companyId: string): Promise<number> {
  const [row] = await sql.query<{ head: number }>('SELECT head FROM event_log_head WHERE company_id = $1', [companyId]);
  return row?.head ?? 0;
}
